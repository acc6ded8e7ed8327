import { SOURCE_FIELDS } from '@/components/sources/source-fields';
import { EMPTY_HUMAN, type HumanFields } from '@/lib/sources/human-model';
import { isHumanKind, type SourceFields } from '@/lib/sources/model';
import type { SourcePart } from '@/lib/sources/rules';

/** Authors as they are typed, one a line. */
export function authorsOf(lines: string): string[] {
  return lines
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** One field of a source as a control holds it. */
export function textOf(fields: SourceFields, name: SourcePart): string {
  const value = name.startsWith('human.')
    ? (fields.human ?? EMPTY_HUMAN)[name.slice('human.'.length) as keyof HumanFields]
    : fields[name as keyof SourceFields];
  if (Array.isArray(value)) return value.join('\n');
  return typeof value === 'string' ? value : '';
}

/** What a form of `SourceForm` holds; what it has no control for is as in `base`. Its choices are of those offered. */
export function draftOf(form: FormData, base: SourceFields): SourceFields {
  const typed = new Map<string, unknown>();
  for (const { name, control } of SOURCE_FIELDS) {
    const value = form.get(name);
    if (typeof value !== 'string') continue;
    const text = value.replaceAll('\r\n', '\n').trim();
    typed.set(name, control === 'names' ? authorsOf(text) : text);
  }
  const of = (isHuman: boolean) =>
    [...typed].flatMap(([name, value]) =>
      name.startsWith('human.') === isHuman ? [[name.replace('human.', ''), value] as const] : [],
    );
  const fields = { ...base, ...(Object.fromEntries(of(false)) as Partial<SourceFields>) };
  const person = {
    ...(base.human ?? EMPTY_HUMAN),
    ...(Object.fromEntries(of(true)) as Partial<HumanFields>),
  };
  const human = { ...person, interviewerId: person.interviewerId === '' ? null : person.interviewerId };
  return { ...fields, human: isHumanKind(fields.kind) ? human : null };
}
