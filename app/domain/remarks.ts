import { actInDossier, type DossierRecord } from './dossiers.ts'
import { hasPermission, type Principal } from './users.ts'

/** What somebody says of a quote, such as that it is wrong, for whoever codes there to answer; it counts nowhere. */
export type QuoteRemark = {
  id: string
  positionId: string
  letterId: string
  /** What the letter is called. */
  title: string
  quote: string
  words: string
  madeBy: string
  madeAt: string
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}

/** A dossier that the letter of a quote lies in and that has its topic, as whoever may answer sees it. */
type CodingDossier = Pick<DossierRecord, 'id' | 'closedAt' | 'audience' | 'teamRole'>

/**
 * Whether somebody answers what is said of a quote: whoever may code there, in one of the dossiers given; in those that
 * are closed, and where there is none, whoever settles what coders ask.
 */
export function mayAnswerRemark(
  user: Principal | null,
  dossiers: readonly CodingDossier[],
): boolean {
  if (!user) return false
  if (!dossiers.length) return hasPermission(user, 'settle what coders ask')
  return dossiers.some((dossier) =>
    hasPermission(
      actInDossier(user, dossier),
      dossier.closedAt === null ? 'code positions' : 'settle what coders ask',
    ),
  )
}

/**
 * Which remarks wait for somebody: of those that they may answer all in dossiers where they settle what coders ask, in
 * others what is said by somebody else of passages that they coded. `elsewhere`: also those of no dossier.
 */
export type WaitingRemarks = {
  kind: 'waiting'
  userId: string
  all: readonly string[]
  own: readonly string[]
  elsewhere: boolean
  /** Of this dossier alone. */
  dossierId?: string
}

/** Of which remarks a list is: those that wait for somebody, or those that one made. */
export type RemarkFilter = WaitingRemarks | { kind: 'own'; ofId: string }

/** The remarks that wait for somebody who sees these dossiers. */
export function findWaitingRemarks(
  user: Principal,
  dossiers: readonly CodingDossier[],
): WaitingRemarks {
  const answerable = dossiers.filter((dossier) => mayAnswerRemark(user, [dossier]))
  const isSettled = (dossier: CodingDossier) =>
    hasPermission(actInDossier(user, dossier), 'settle what coders ask')
  const idsOf = (some: readonly CodingDossier[]) => some.map(({ id }) => id)
  return {
    kind: 'waiting',
    userId: user.id,
    all: idsOf(answerable.filter(isSettled)),
    own: idsOf(answerable.filter((dossier) => !isSettled(dossier))),
    elsewhere: mayAnswerRemark(user, []),
  }
}

/** How many of a position's remarks there are, and how many of them wait for an answer. */
export type RemarkCount = { all: number; waiting: number }

/** `2 remarks, 1 waits for an answer`. */
export function describeRemarkCount({ all, waiting }: RemarkCount): string {
  const said = `${all.toLocaleString('en')} ${all === 1 ? 'remark' : 'remarks'}`
  return waiting
    ? `${said}, ${waiting.toLocaleString('en')} ${waiting === 1 ? 'waits' : 'wait'} for an answer`
    : said
}
