import { expect, test } from 'vitest'
import type { Day } from '#app/domain/days.ts'
import { findContradictions } from '#app/domain/method-v2/contradictions.ts'
import type { SpeakerPosition } from '#app/domain/method-v2/counted-positions.ts'
import { deriveStance } from '#app/domain/method-v2/derived-stance.ts'
import { findMoves } from '#app/domain/method-v2/moves.ts'
import { chance } from '#tests/support/chance.ts'
import { aSpeakerPosition } from '#tests/support/speaker-positions.ts'

/** Seven votes, two of them on one day. Where a ballot is inverted, a vote in favour is one against the proposition. */
const votes: { id: string; day: Day; inverted: boolean }[] = [
  { id: 'committee', day: '2020-12-07', inverted: false },
  { id: 'objection', day: '2020-12-16', inverted: true },
  { id: 'mandate', day: '2021-03-10', inverted: false },
  { id: 'rejection', day: '2021-07-06', inverted: true },
  { id: 'final vote', day: '2021-07-06', inverted: false },
  { id: 'extension', day: '2024-04-10', inverted: false },
  { id: 'amendment', day: '2024-05-02', inverted: true },
]
const dayOfTwo = votes[3]!.day
const asOf = '2024-12-31'

type Side = 1 | -1
type Ballot = 'for' | 'against' | 'abstained' | 'absent'
type Member = { id: string; ballots: Ballot[]; turns: Day[]; votesBothWays: boolean }

/** 300 members whose sides, turns and absences are drawn from a seed; the turns are planted before any ballot is cast. */
function makeMembers(seed: number): Member[] {
  const random = chance(seed)
  const pick = (count: number) => Math.floor(random() * count)
  return Array.from({ length: 300 }, (_, index) => {
    const votesBothWays = pick(10) === 0
    const sides: Side[] = [random() < 0.5 ? 1 : -1]
    const planted: number[] = []
    for (let vote = 1; vote < votes.length; vote += 1) {
      // The two votes of one day are of one side, but for those who vote both ways.
      const turnsHere = vote !== 4 && pick(5) === 0
      sides.push((turnsHere ? -sides[vote - 1]! : sides[vote - 1]!) as Side)
      if (turnsHere) planted.push(vote)
    }
    const mustVote = new Set(planted.flatMap((vote) => [vote - 1, vote]))
    if (votesBothWays) mustVote.add(5)
    const ballots = sides.map((side, vote): Ballot => {
      const missing = !mustVote.has(vote) && pick(6) === 0 && !isOnDayOfTwo(vote)
      if (missing) return random() < 0.5 ? 'abstained' : 'absent'
      const own = votesBothWays && vote === 4 ? -side : side
      return (own === 1) === votes[vote]!.inverted ? 'against' : 'for'
    })
    return {
      id: `member ${index}`,
      ballots,
      turns: findPlantedDays(planted, votesBothWays),
      votesBothWays,
    }
  })
}

const isOnDayOfTwo = (vote: number) => votes[vote]!.day === dayOfTwo

/** Who votes both ways has not turned on that day: a turn planted on it is one of the next vote. */
function findPlantedDays(planted: readonly number[], votesBothWays: boolean): Day[] {
  if (!votesBothWays || !planted.includes(3)) return planted.map((vote) => votes[vote]!.day)
  // Turning there and back at the next vote is no turn at all.
  const others = planted.filter((vote) => vote !== 3)
  return (others.includes(5) ? others.filter((vote) => vote !== 5) : [...others, 5])
    .sort((a, b) => a - b)
    .map((vote) => votes[vote]!.day)
}

/** What a ballot says of the proposition, as a table of votes is read: by the value and by its column. */
function readBallots(members: readonly Member[]): Map<string, SpeakerPosition[]> {
  return new Map(
    members.map(({ id, ballots }) => [
      id,
      ballots.flatMap((ballot, vote) => {
        if (ballot === 'absent') return []
        const { id: letterId, day, inverted } = votes[vote]!
        const stated =
          ballot === 'abstained'
            ? ({ level: null, absence: 'no_position' } as const)
            : ({ level: (ballot === 'for') === inverted ? -2 : 2, absence: null } as const)
        return [aSpeakerPosition({ letterId, day, speakerIds: [id], ...stated })]
      }),
    ]),
  )
}

const worlds = [7, 20_201_029, 2021].map((seed) => {
  const members = makeMembers(seed)
  return { seed, members, positions: readBallots(members) }
})

test.each(worlds)(
  'the world $seed holds members who never turn, turn once, turn again and vote both ways',
  ({ members }) => {
    const turnsOf = (count: number) => members.filter(({ turns }) => turns.length === count).length
    expect([turnsOf(0), turnsOf(1), turnsOf(2)].every((count) => count >= 30)).toBe(true)
    expect(members.filter(({ votesBothWays }) => votesBothWays).length).toBeGreaterThan(15)
    expect(
      members.some(({ votesBothWays, turns }) => votesBothWays && turns.includes(votes[5]!.day)),
    ).toBe(true)
  },
)

test.each(worlds)(
  'every planted turn is found on its day, and none is invented: $seed',
  ({ members, positions }) => {
    for (const { id, turns } of members)
      expect(
        findMoves(positions.get(id)!, asOf).flatMap(({ turn, day }) => (turn ? [day] : [])),
        id,
      ).toEqual(turns)
  },
)

test.each(worlds)(
  'who voted both ways on one day, and nobody else, says both on it: $seed',
  ({ members, positions }) => {
    for (const { id, votesBothWays } of members) {
      const own = positions.get(id)!
      expect(
        findContradictions(own, asOf).some(({ from, to }) => from === dayOfTwo && to === dayOfTwo),
        id,
      ).toBe(votesBothWays)
      expect(deriveStance(own, dayOfTwo).now!.saysBoth, id).toBe(votesBothWays)
    }
  },
)

test.each(worlds)(
  'the word of each member is the one of their newest ballots: $seed',
  ({ members, positions }) => {
    for (const { id } of members) {
      const own = positions.get(id)!
      const newest = own.filter(({ level }) => level !== null).at(-1)!
      const ofDay = own.filter(({ lastDay, level }) => lastDay === newest.lastDay && level !== null)
      const sum = ofDay.reduce((total, { level }) => total + level!, 0)
      expect(deriveStance(own, asOf).now!.mean, id).toBe(sum / ofDay.length)
    }
  },
)
