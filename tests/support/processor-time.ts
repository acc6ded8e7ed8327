/**
 * Milliseconds that work keeps the processor busy, at the best of some times: what else runs on the machine does not lengthen them. They are
 * for comparing with the time of other work, since processors differ.
 */
export function processorTime(work: () => void, times = 5): number {
  const took = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...took);
}
