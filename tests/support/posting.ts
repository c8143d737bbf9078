import { randomUUID } from 'node:crypto'
import type { App } from './app.ts'

/** Sends a form the way a page without scripts does; redirects are not followed. */
export async function post(
  { base }: App,
  path: string,
  cookie: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: base },
): Promise<Response> {
  return fetch(new URL(path, base), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, ...headers },
    body: new URLSearchParams(fields),
  })
}

export const passages = [
  'We support strong encryption.',
  'We would support the Regulation, provided that it protects privacy.',
  'We oppose any delay.',
] as const

/** The second step of adding a letter, filled in: Johansson's of 12 November 2020, in three sentences. */
export function letterForm(changes: Record<string, string> = {}): Record<string, string> {
  const id = randomUUID()
  // A line of its own, because the same text is not taken twice.
  const text = `Dear Sir,\n\n${passages.join(' ')}\n\nYours faithfully,\n\nYlva Johansson\n\n${id}\n`
  return {
    step: 'keep',
    id,
    text,
    title: 'Reply to Mozilla',
    kind: 'letter',
    language: 'en',
    dated: '2020-11-12',
    basis: '',
    reference: '',
    replyKind: '',
    replyDated: '',
    partyRows: '1',
    'party.0.role': 'author',
    'party.0.name': 'Ylva Johansson',
    ...changes,
  }
}

/** Adds a letter and gives its path. */
export async function addLetter(
  app: App,
  cookie: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const form = letterForm(changes)
  const answer = await post(app, '/letters/new', cookie, form)
  if (answer.status !== 302)
    throw new Error(`The letter was not added: ${answer.status} ${await answer.text()}`)
  return `/letters/${form.id}`
}

/** The form of a new position: +1 on encryption by Johansson, in the first of the passages. */
export function positionForm(
  { rows }: App,
  changes: Record<string, string> = {},
): Record<string, string> {
  const [topic] = rows<{ id: string }>(
    'select topic_id as id from topic_versions where name = ?',
    'Encryption',
  )
  const [holder] = rows<{ id: string }>('select id from actors where name = ?', 'Ylva Johansson')
  return {
    deed: 'save',
    id: randomUUID(),
    revision: '',
    exact: passages[0],
    start: '',
    end: '',
    topicId: topic!.id,
    stance: '1',
    holderIds: holder!.id,
    condition: '',
    note: '',
    otherHolder: '',
    ...changes,
  }
}

/** Stores a position in a letter and gives its id. */
export async function addPosition(
  app: App,
  cookie: string,
  letter: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const form = positionForm(app, changes)
  const answer = await post(app, letter, cookie, form)
  if (answer.status !== 302)
    throw new Error(`The position was not stored: ${answer.status} ${await answer.text()}`)
  return form.id!
}
