import { randomUUID } from 'node:crypto'
import { openLetter, passages } from './posting.ts'
import { looking } from './places.ts'

/** What the store must hold of a position once a write was acknowledged. */
export type Known = { letterId: string; revision: number; note: string | null; status: string }
export type Ids = { topicId: string; holderId: string }

type Write = { id: string; path: string; form: Record<string, string>; after: Known | null }

/** What a store holds of letters and positions, by their ids. */
export type Stored = { letters: Set<string>; positions: Map<string, Known> }

/** The same of the rows that `letters` and `positions` ask for. */
export const asked = {
  letters: 'select id from letters',
  positions: 'select id, letter_id as "letterId", revision, note, status from positions',
}

export function storedOf(
  letters: readonly { id: string }[],
  positions: readonly (Known & { id: string })[],
): Stored {
  return {
    letters: new Set(letters.map(({ id }) => id)),
    positions: new Map(
      positions.map(({ id, letterId, revision, note, status }) => [
        id,
        { letterId, revision, note, status },
      ]),
    ),
  }
}

export function storedIn(file: string): Stored {
  return looking(file, (raw) =>
    storedOf(
      raw.prepare(asked.letters).all() as { id: string }[],
      raw.prepare(asked.positions).all() as (Known & { id: string })[],
    ),
  )
}

/**
 * One person who writes one thing after the other: letters, positions in them, changes, withdrawals. Keeps a ledger of
 * everything that was acknowledged, and of the one write that was under way when the server died, which may have
 * been stored or not.
 */
export class Writer {
  readonly letters = new Set<string>()
  readonly positions = new Map<string, Known>()
  acknowledged = 0
  #underWay: { id: string; after: Known | null } | null = null
  #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  /** Writes until the server no longer answers. Throws where it answers anything but “stored”. */
  async write(base: string, cookie: string, ids: Ids): Promise<void> {
    for (;;) {
      const next = this.#next(ids) ?? (await this.#newLetter(base, cookie))
      if (!next) return
      this.#underWay = next
      const answer = await fetch(`${base}${next.path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: base, cookie },
        body: new URLSearchParams(next.form),
      }).catch(() => null)
      if (!answer) return
      if (answer.status !== 302)
        throw new Error(`A write was answered with ${answer.status}: ${await answer.text()}`)
      if (next.after) this.positions.set(next.id, next.after)
      else this.letters.add(next.id)
      this.acknowledged += 1
      this.#underWay = null
    }
  }

  /** What a store lacks of the ledger; the write that was under way is taken as the store has it. */
  missing(stored: Stored): string[] {
    this.#settle(stored)
    return [
      ...[...this.letters].filter((id) => !stored.letters.has(id)).map((id) => `letter ${id}`),
      ...[...this.positions]
        .filter(([id, known]) => JSON.stringify(stored.positions.get(id)) !== JSON.stringify(known))
        .map(
          ([id, known]) =>
            `position ${id}: ${JSON.stringify(stored.positions.get(id))} instead of ${JSON.stringify(known)}`,
        ),
    ]
  }

  #settle({ letters, positions }: Stored): void {
    const under = this.#underWay
    this.#underWay = null
    if (!under) return
    if (!under.after && letters.has(under.id)) this.letters.add(under.id)
    if (under.after && JSON.stringify(positions.get(under.id)) === JSON.stringify(under.after))
      this.positions.set(under.id, under.after)
  }

  /** A letter that is open in its editor; null where the server does not answer. */
  async #newLetter(base: string, cookie: string): Promise<Write | null> {
    const opened = await openLetter({ base }, cookie).catch((error: Error) => {
      if (error instanceof TypeError) return null
      throw error
    })
    return opened && { id: opened.letterId, path: opened.path, form: opened.form, after: null }
  }

  /** The next thing to write; null for a new letter. */
  #next({ topicId, holderId }: Ids): Write | null {
    const [letter, position] = [
      this.#one([...this.letters]),
      this.#one([...this.positions].filter(([, { status }]) => status === 'approved')),
    ]
    const dice = this.#random()
    if (!letter || dice < 0.3) return null
    const said = {
      deed: 'save',
      exact: passages[0],
      start: '',
      end: '',
      topicId,
      stance: '1',
      holderIds: holderId,
      condition: '',
      otherHolder: '',
    }
    if (!position || dice < 0.6) {
      const id = randomUUID()
      return {
        id,
        path: `/letters/${letter}`,
        form: { ...said, id, revision: '', note: '' },
        after: { letterId: letter, revision: 1, note: null, status: 'approved' },
      }
    }
    const [id, { letterId, revision, note }] = position
    const path = `/letters/${letterId}`
    if (dice < 0.9) {
      const other = `Note ${randomUUID()}`
      return {
        id,
        path,
        form: { ...said, id, revision: String(revision), note: other },
        after: { letterId, revision: revision + 1, note: other, status: 'approved' },
      }
    }
    return {
      id,
      path,
      form: { deed: 'withdraw', id, revision: String(revision) },
      after: { letterId, revision: revision + 1, note, status: 'withdrawn' },
    }
  }

  #one<T>(among: readonly T[]): T | undefined {
    return among[Math.floor(this.#random() * among.length)]
  }
}
