import { by } from '#app/domain/evidence.ts'
import { idsIn, told, type Told } from '#app/domain/history/history.ts'
import type { Entry } from '#app/domain/history/entry.ts'
import { isSameState, letterStateAfter, positionSteps } from '#app/domain/history/states.ts'
import { masked } from '#app/domain/masking/masking.ts'
import { sayMoment } from '#app/domain/moments.ts'
import type { Stated } from '#app/domain/positions.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { Reading } from '#app/store.server.ts'
import { pageAsked } from './asked.ts'
import { storedFields } from './letter-form.ts'

/** One change as a page lists it; `goBack` is what a form sends to return to what it left, where that is something else than now. */
export type HistoryRow = Told & {
  moment: string
  about: { words: string; href: string } | null
  goBack: { position: string; revision: number } | null
}
export type HistoryPage = { rows: HistoryRow[]; total: number; page: number; pages: number }

type Asked = Parameters<Reading['history']['page']>[0]
const perPage = 30

/** A page of what happened to a thing, newest first. `emails`: whether whoever asks may see people's addresses. */
export async function historyPage(
  store: Reading,
  asked: Asked,
  request: Request,
  { emails = false } = {},
): Promise<HistoryPage> {
  const { page, entries, pages, total } = await pageOf(store, asked, request)
  return { page, pages, total, rows: await inWords(store, entries, { emails }) }
}

type Letter = NonNullable<Awaited<ReturnType<Reading['letters']['byId']>>>
type OfLetter = {
  whole: Letter
  topics: readonly Topic[]
  positionId: string | null
  mayCode: boolean
  mayCorrect: boolean
  contacts: boolean
}

/** The same for a letter and what is coded in it, or for one of its positions, with what can be gone back to. */
export async function letterHistory(
  store: Reading,
  { whole, topics, positionId, mayCode, mayCorrect, contacts }: OfLetter,
  request: Request,
): Promise<HistoryPage> {
  const { page, entries, pages, total } = await pageOf(
    store,
    positionId ? { positionId } : { letterId: whole.letter.id },
    request,
  )
  const positions = new Map(
    (await store.positions.ofLetter(whole.letter.id)).map((position) => [position.id, position]),
  )
  const earlier = new Map([
    ...(mayCode ? await positionsEarlier(store, entries, positions) : []),
    ...(mayCorrect ? await lettersEarlier(store, entries, whole) : []),
  ])
  const rows = await inWords(store, entries, { contacts })
  return {
    page,
    pages,
    total,
    rows: rows.map((row, at) => {
      const position =
        entries[at]!.thing === 'position' ? positions.get(entries[at]!.thingId) : undefined
      return {
        ...row,
        goBack: earlier.get(row.id) ?? null,
        about: position ? aboutPosition(position, topics, contacts) : null,
      }
    }),
  }
}

async function pageOf(store: Reading, asked: Asked, request: Request) {
  const page = pageAsked(new URL(request.url).searchParams)
  const { entries, total } = await store.history.page(asked, perPage, (page - 1) * perPage)
  return { page, entries, total, pages: Math.max(1, Math.ceil(total / perPage)) }
}

async function inWords(
  store: Reading,
  entries: readonly Entry[],
  seeing: { emails?: boolean; contacts?: boolean },
): Promise<HistoryRow[]> {
  const names = await store.history.names([...new Set(entries.flatMap(idsIn))])
  return entries.map((entry) => ({
    ...told(entry, { names, ...seeing }),
    moment: sayMoment(entry.at),
    about: null,
    goBack: null,
  }))
}

type Earlier = [entryId: string, HistoryRow['goBack']][]

async function positionsEarlier(
  store: Reading,
  entries: readonly Entry[],
  positions: ReadonlyMap<string, Stated>,
): Promise<Earlier> {
  const ids = [
    ...new Set(entries.filter(({ thing }) => thing === 'position').map(({ thingId }) => thingId)),
  ]
  const all = by('thingId', await store.history.ofPositions(ids))
  return [...all].flatMap(([id, own]) => {
    const steps = positionSteps(own)
    const [now, position] = [steps.at(-1)!.state, positions.get(id)]
    return steps
      .filter(({ state }) => state && position && !isSameState(state, now))
      .map(({ entry }): Earlier[number] => [
        entry.id,
        { position: id, revision: position!.revision },
      ])
  })
}

async function lettersEarlier(
  store: Reading,
  entries: readonly Entry[],
  { letter, parties }: Letter,
): Promise<Earlier> {
  if (!entries.some(({ thing }) => thing === 'letter')) return []
  const own = await store.history.ofLetter(letter.id)
  const now = JSON.stringify(storedFields(letter, parties))
  return own.flatMap(({ id }): Earlier => {
    const state = letterStateAfter(own, id)
    const isOther =
      state &&
      JSON.stringify(
        storedFields(
          { ...letter, ...state },
          state.parties.map((party) => ({ ...party, id: '' })),
        ),
      ) !== now
    return isOther ? [[id, { position: '', revision: letter.revision }]] : []
  })
}

function aboutPosition(
  { id, letterId, topicId, quote }: Stated,
  topics: readonly Topic[],
  contacts: boolean,
) {
  const words = (contacts ? quote.exact : masked(quote.exact)).replace(/\s+/g, ' ')
  return {
    words: `${topics.find((topic) => topic.id === topicId)?.name ?? 'Position'}: “${words.length > 90 ? `${words.slice(0, 90).replace(/\s+\S*$/, '')} …` : words}”`,
    href: `/letters/${letterId}#position-${id}`,
  }
}
