import type { Day } from '#app/domain/days.ts'
import type { Level } from '#app/domain/level.ts'
import { aParty, aPassage, dossierOf, keep } from './letters.ts'
import { chance } from './chance.ts'
import type { TestStore } from './store.ts'

/** Seven ballots on one topic, the third and the fourth of them on one day; all days are made up. */
export const ballotDays: readonly Day[] = [
  '2021-03-10',
  '2021-09-16',
  '2022-05-04',
  '2022-05-04',
  '2022-11-15',
  '2023-06-14',
  '2024-01-17',
]

/** What a member is made to do: what must be found of each stands in `plantedTurns`. */
type Pattern = 'steady' | 'turned for good' | 'turned at the last' | 'voted both ways'

/** A made-up member: one level a ballot, and the days on which a turn was planted. */
export type Member = {
  name: string
  pattern: Pattern
  levels: Level[]
  plantedTurns: { day: Day; established: boolean }[]
}

/** Members of a Parliament that does not exist, the same for the same seed: the turns are drawn before any vote is. */
export function makeMembers(count: number, seed = 1): Member[] {
  const random = chance(seed)
  return Array.from({ length: count }, (_, index) => {
    const name = `Member ${String(index + 1).padStart(3, '0')}`
    const side = random() < 0.5 ? 1 : -1
    const drawn = random()
    if (drawn < 0.6) return steady(name, side)
    if (drawn < 0.8) return turnAt(name, side, random() < 0.5 ? 2 : 4, 'turned for good')
    return drawn < 0.9 ? turnAt(name, side, 6, 'turned at the last') : bothWays(name, side)
  })
}

const vote = (side: number): Level => (side * 2) as Level

function steady(name: string, side: number): Member {
  return { name, pattern: 'steady', levels: ballotDays.map(() => vote(side)), plantedTurns: [] }
}

function turnAt(name: string, side: number, ballot: number, pattern: Pattern): Member {
  return {
    name,
    pattern,
    levels: ballotDays.map((_, index) => vote(index < ballot ? side : -side)),
    plantedTurns: [{ day: ballotDays[ballot]!, established: pattern === 'turned for good' }],
  }
}

/** For and against on the day of two ballots, of one side before and after it: no turn, but a contradiction. */
function bothWays(name: string, side: number): Member {
  return {
    name,
    pattern: 'voted both ways',
    levels: ballotDays.map((_, index) => vote(index === 3 ? -side : side)),
    plantedTurns: [],
  }
}

const sayVote = (name: string, level: Level) =>
  `${name} voted ${level > 0 ? 'for' : 'against'} the protection of encryption.`

/** Stores the ballots: each is a letter in which every member has a line. */
export async function keepBallots(store: TestStore, members: readonly Member[]): Promise<void> {
  await dossierOf(store)
  for (const [ballot, day] of ballotDays.entries())
    await keep(store, {
      form: {
        title: `Ballot ${ballot + 1}`,
        dated: day,
        parties: members.map(({ name }) => aParty({ name })),
      },
      text: members.map(({ name, levels }) => sayVote(name, levels[ballot]!)).join('\n\n'),
      positions: members.map(({ name, levels }) =>
        aPassage({
          holders: [name],
          quote: sayVote(name, levels[ballot]!),
          level: levels[ballot]!,
        }),
      ),
    })
}
