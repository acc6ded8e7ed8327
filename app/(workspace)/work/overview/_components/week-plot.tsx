import type { SignOffWeek } from '@/lib/work/overview-model';

const [WIDTH, HEIGHT, GAP] = [240, 56, 4];

/** Hours as people say them: minutes below two hours, days from two days on. */
export function inHours(hours: number): string {
  if (hours < 1 / 60) return 'under a minute';
  const [value, unit] =
    hours < 2
      ? ([hours * 60, 'minute'] as const)
      : hours < 48
        ? ([hours, 'hour'] as const)
        : ([hours / 24, 'day'] as const);
  const digits = {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: value < 10 ? 1 : 0,
  } as const;
  return new Intl.NumberFormat('en', digits).format(value);
}

/** Twelve weeks as bars, the median of each; the numbers stand in a table for those who do not see them. */
export function WeekPlot({ weeks }: { weeks: readonly SignOffWeek[] }) {
  const most = Math.max(...weeks.map(({ medianHours }) => medianHours ?? 0), 1 / 60);
  const step = WIDTH / weeks.length;
  return (
    <>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="w-full max-w-80" aria-hidden>
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line-2" />
        {weeks.map(({ monday, medianHours, approvals }, index) => {
          if (medianHours === null) return null;
          const height = Math.max(2, (medianHours / most) * (HEIGHT - 2));
          const place = { x: index * step + GAP / 2, y: HEIGHT - height, width: step - GAP, height };
          return (
            <rect key={monday} {...place} rx={1.5} className="fill-accent">
              <title>{`Week of ${monday}: ${inHours(medianHours)}, ${approvals} approved`}</title>
            </rect>
          );
        })}
      </svg>
      <table className="sr-only">
        <caption>From handing in to approval, by week</caption>
        <thead>
          <tr>
            <th scope="col">Week of</th>
            <th scope="col">Approvals</th>
            <th scope="col">Median</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ monday, approvals, medianHours }) => (
            <tr key={monday}>
              <th scope="row">{monday}</th>
              <td>{approvals}</td>
              <td>{medianHours === null ? 'none' : inHours(medianHours)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
