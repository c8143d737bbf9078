/**
 * A reason that law gives for withholding words of a document: the act, where in it, a short name and what it says.
 * One that is retired is offered no more and stays wherever it was invoked.
 */
export type Exception = {
  id: string
  act: string
  citation: string
  name: string
  words: string
  retired: boolean
}

const accessRegulation = 'Regulation (EC) No 1049/2001'

/** Article 4 of the regulation on public access to documents of the European Union's institutions, part by part. */
const articleFour = [
  ['1-a-1', '(1)(a), first indent', 'public security', 'the protection of public security'],
  ['1-a-2', '(1)(a), second indent', 'defence', 'the protection of defence and military matters'],
  [
    ...['1-a-3', '(1)(a), third indent', 'international relations'],
    'the protection of international relations',
  ],
  [
    ...['1-a-4', '(1)(a), fourth indent', 'economic policy'],
    'the protection of the financial, monetary or economic policy of the Union or a Member State',
  ],
  [
    ...['1-b', '(1)(b)', 'privacy'],
    'the protection of the privacy and the integrity of the individual, in particular of personal data',
  ],
  [
    ...['2-1', '(2), first indent', 'commercial interests'],
    'the protection of commercial interests, including intellectual property',
  ],
  [
    ...['2-2', '(2), second indent', 'court proceedings and legal advice'],
    'the protection of court proceedings and legal advice',
  ],
  [
    ...['2-3', '(2), third indent', 'inspections, investigations and audits'],
    'the protection of the purpose of inspections, investigations and audits',
  ],
  [
    ...['3-1', '(3), first subparagraph', 'decision-making, before the decision'],
    'the decision-making process, in a matter that is not decided yet',
  ],
  [
    ...['3-2', '(3), second subparagraph', 'decision-making, after the decision'],
    'the decision-making process, in opinions for internal use, also once the matter is decided',
  ],
] as const

/** What every store knows; people add others of other acts. */
export const exceptionsOfRegulation: readonly Exception[] = articleFour.map(
  ([part, place, name, words]) => ({
    id: `1049-4-${part}`,
    act: accessRegulation,
    citation: `Article 4${place}`,
    ...{ name, words, retired: false },
  }),
)

/** `Article 4(1)(b), privacy` */
export function nameException({ citation, name }: Pick<Exception, 'citation' | 'name'>): string {
  return `${citation}, ${name}`
}

/** Those of a list that have these ids, in its order. */
export function takeExceptions(
  all: readonly Exception[],
  ids: readonly string[],
): readonly Exception[] {
  return all.filter(({ id }) => ids.includes(id))
}

/** Those that can be invoked anew, and of the retired ones those that are invoked already. */
export function listOfferedExceptions(
  all: readonly Exception[],
  invokedIds: readonly string[] = [],
): readonly Exception[] {
  return all.filter(({ id, retired }) => !retired || invokedIds.includes(id))
}
