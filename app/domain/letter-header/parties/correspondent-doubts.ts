import { isSameName } from '../roles/names.ts'
import type { ProposedParty } from './party.ts'

/** What of a letter's parties a person should look at. */
export type PartyField = 'authors' | 'onBehalfOf' | 'recipients' | 'cc'

/** Sentences for the person who confirms, by what they are about. */
export type PartyReasons = Record<PartyField, string[]>

/** Who was read, and from what places. `printed`: the recipients stand in an address, not only in a salutation. */
export type CorrespondentsReading = Record<PartyField, readonly ProposedParty[]> & {
  isMail: boolean
  signed: number
  titled: boolean
  ofSignatures: readonly string[]
  printed: 'sure' | 'guessed' | 'in body' | 'elsewhere'
  greeted: string | null
}

/** What is not sure of those who wrote, for whom, to whom, and who got a copy. */
export function doubtCorrespondents(read: CorrespondentsReading): PartyReasons {
  return {
    authors: [...doubtAuthors(read), ...listDoubts(read.authors)],
    onBehalfOf: listDoubts(read.onBehalfOf),
    recipients: [...doubtRecipients(read), ...listDoubts(read.recipients)],
    cc: listDoubts(read.cc),
  }
}

function listDoubts(parties: readonly ProposedParty[]): string[] {
  return [...new Set(parties.flatMap(({ doubts }) => doubts))]
}

function doubtAuthors({ authors, isMail, signed, titled, ofSignatures }: CorrespondentsReading) {
  const fromHead = authors.length > 0 && !isMail && !signed && !titled
  return [
    ...(fromHead
      ? [`Nobody signed: “${nameOf(authors[0]!)}” is read from the head of the text alone.`]
      : []),
    ...(signed ? ofSignatures : []),
  ]
}

function doubtRecipients({ recipients, isMail, printed, greeted, authors }: CorrespondentsReading) {
  if (isMail || !recipients.length) return []
  const names = recipients.flatMap(({ name }) => name?.value ?? [])
  const signer = names.find((each) =>
    authors.some(({ name }) => name && isSameName(name.value, each)),
  )
  return [
    ...(printed === 'guessed'
      ? [
          `That the letter is to “${nameOf(recipients[0]!)}” is read from the head of the text alone.`,
        ]
      : []),
    ...(printed === 'in body'
      ? [`“${nameOf(recipients[0]!)}” is read from an address amid the text.`]
      : []),
    ...(greeted && names.length && !names.some((each) => holdsSurname(each, greeted))
      ? [`The letter greets “${greeted}”, but is addressed to “${names[0]!}”.`]
      : []),
    ...doubtBareNames(recipients, greeted),
    ...(signer ? [`“${signer}” stands among those who wrote and those who are written to.`] : []),
  ]
}

/** A name alone in an address, which no greeting repeats, may be the name of an organisation. */
function doubtBareNames(recipients: readonly ProposedParty[], greeted: string | null): string[] {
  return recipients.flatMap(({ name, capacity, organisation, unit }) =>
    name && !capacity && !organisation && !unit && !(greeted && holdsSurname(name.value, greeted))
      ? [`“${name.value}” is written to with nothing else printed, and may be an organisation.`]
      : [],
  )
}

function holdsSurname(name: string, surname: string): boolean {
  const fold = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return fold(name).includes(fold(surname))
}

function nameOf({ name, organisation, unit, capacity }: ProposedParty): string {
  return (name ?? organisation ?? unit ?? capacity)?.value ?? 'name withheld'
}
