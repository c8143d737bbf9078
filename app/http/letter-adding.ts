import { planLetter } from '#app/domain/import.ts'
import { namesOf } from '#app/domain/import/names.ts'
import {
  inWords,
  proposedFields,
  withFile,
  type Proposed,
  type Sources,
} from '#app/domain/import/proposed.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import type { Audience } from '#app/domain/letters.ts'
import { cleanText } from '#app/domain/text.ts'
import type { User } from '#app/domain/users.ts'
import { languageTold } from '#app/readers/read-file.ts'
import { newId, type Reading } from '#app/store.server.ts'
import { audienceIn } from './audience.ts'
import { errorsOf } from './forms.ts'
import { letterIn } from './letter-file.ts'
import { letterFields } from './letter-form.ts'
import { nearlyTheSame } from './letter-likes.ts'
import { storing } from './storing.ts'

/** The text is not there yet or was refused; what was pasted stays. */
export type Asking = { step: 'text'; pasted: string; errors: Record<string, string> }
/** The text was read: its head's proposals, or the form as somebody corrected it, wait to be confirmed; `unavailable` where the store could not take them. */
export type Confirming = {
  step: 'confirm'
  id: string
  text: string
  original: { name: string; base64: string } | null
  fields: LetterFields
  audience: Audience
  sources: Sources
  places: { start: number; end: number }[]
  remarks: string[]
  errors: Record<string, string>
  unavailable?: boolean
}
export type Added = { step: 'added'; id: string }

const forEveryone: Audience = { visibility: 'everyone', readerIds: [] }
const unseen =
  'The store already holds this text in a letter that you may not see. Ask an administrator. Nothing was added.'

/** The first step: the text of a pasted letter or of a file, and what its head says. Nothing is stored. */
export async function readLetter(store: Reading, form: FormData): Promise<Asking | Confirming> {
  // Browsers send a field's line ends as CRLF whatever was pasted.
  const [file, pasted] = [form.get('file'), String(form.get('text') ?? '').replaceAll('\r\n', '\n')]
  const uploaded = file instanceof File && file.size > 0 ? file : null
  const refuse = (field: string, reason: string): Asking => ({
    step: 'text',
    pasted: pasted.length > 1_000_000 ? '' : pasted,
    errors: { [field]: reason },
  })
  if (uploaded && pasted.trim())
    return refuse(
      'file',
      'There is a pasted text and a file. Take one of them away, so that it is clear which is the letter.',
    )
  const bytes = uploaded ? Buffer.from(await uploaded.arrayBuffer()) : null
  const inFile = uploaded && bytes && (await letterIn(uploaded.name, bytes))
  const read = inFile ?? cleanText(pasted)
  if (!read.ok) return refuse(bytes ? 'file' : 'text', read.reason)
  const same = await store.letters.withText(read.text)
  if (same)
    return refuse(
      bytes ? 'file' : 'text',
      same.title === null
        ? unseen
        : `This very text is stored already, as “${same.title}”. Look for it among the letters; nothing was added.`,
    )
  const header = readHeader(read.text)
  const proposed = proposedFields(header, read.text)
  const { fields, sources } =
    inFile?.ok && inFile.document
      ? withFile(proposed, inFile.document)
      : withLanguage(proposed, await languageTold(read.text))
  const known = await alike(store, fields)
  const resembled = await nearlyTheSame(store, read.text)
  const places = [
    header.date,
    header.reference,
    header.subject,
    header.inReplyTo,
    ...[...header.authors, ...header.onBehalfOf, ...header.recipients, ...header.cc].flatMap(
      (party) => [party.name, party.capacity, party.organisation, party.unit],
    ),
  ].flatMap((proposal) => proposal?.spans ?? [])
  return {
    step: 'confirm',
    id: newId(),
    text: read.text,
    original: bytes && uploaded ? { name: uploaded.name, base64: bytes.toString('base64') } : null,
    fields,
    audience: forEveryone,
    sources,
    places,
    remarks: [...read.remarks, ...header.doubts, ...(resembled ? [resembled] : []), ...known],
    errors: {},
  }
}

function withLanguage({ fields, sources }: Proposed, told: string | null): Proposed {
  return told === null
    ? { fields, sources }
    : { fields: { ...fields, language: told }, sources: { ...sources, language: inWords } }
}

/** Whom the names may mean that nobody known here bears in these words: written so, each would become an actor of their own. */
async function alike(store: Reading, { parties }: LetterFields): Promise<string[]> {
  const actors = await store.actors.all()
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const candidates = namesOf(actors)
  const said = new Set(
    parties
      .flatMap(({ name, organisation }) => [name, organisation])
      .filter((words): words is string => Boolean(words)),
  )
  return [...said].flatMap((words) => {
    const found = candidates(words)
    if (!found.length || found.some(({ reason }) => reason === 'the same name')) return []
    const who = found.slice(0, 3).map(({ actorId, reason }) => `${nameOf.get(actorId)} (${reason})`)
    return [
      `“${words}” may be ${who.join(' or ')}. Write the name that is known here if it is the same ${found.length > 1 ? 'as one of them' : 'one'}; otherwise a new actor is added.`,
    ]
  })
}

/** The second step: stores the letter as it was confirmed. The same form sent twice stores it once. */
export async function keepLetter(
  store: Reading,
  user: User,
  dossierId: string,
  form: FormData,
): Promise<Confirming | Asking | Added> {
  const id = String(form.get('id') ?? '')
  const read = cleanText(String(form.get('text') ?? ''))
  if (!read.ok)
    return { step: 'text', pasted: String(form.get('text') ?? ''), errors: { text: read.reason } }
  if (!/^[0-9a-f-]{36}$/.test(id))
    return {
      step: 'text',
      pasted: read.text,
      errors: {
        text: 'This form was altered on its way, so nothing was stored. Read the text again.',
      },
    }
  if (await store.letters.has(id)) return { step: 'added', id }
  const fields = letterFields(form)
  const chosen = await audienceIn(form, user, forEveryone, user.id)
  const original = {
    name: String(form.get('originalName') ?? ''),
    base64: String(form.get('original') ?? ''),
  }
  const refuse = (errors: Record<string, string>, unavailable = false): Confirming => ({
    step: 'confirm',
    id,
    text: read.text,
    original: original.base64 ? original : null,
    fields,
    audience: chosen.audience,
    sources: {},
    places: [],
    remarks: [],
    errors,
    unavailable,
  })
  const checked = letterSchema.safeParse(fields)
  if (!checked.success || !chosen.ok)
    return refuse({
      ...(checked.success ? {} : errorsOf(checked.error)),
      ...(chosen.ok ? {} : chosen.errors),
    })
  const bytes = original.base64 ? Buffer.from(original.base64, 'base64') : null
  const reread = bytes && (await letterIn(original.name, bytes))
  if (reread && (!reread.ok || reread.text !== read.text))
    return refuse({
      form: 'The text is not the one of the file, so nothing was stored. Choose the file again.',
    })
  const same = await store.letters.withText(read.text)
  if (same?.id === id) return { step: 'added', id }
  if (same)
    return refuse({
      form:
        same.title === null
          ? unseen
          : `This very text was stored meanwhile, as “${same.title}”. Nothing was added; look for it among the letters.`,
    })
  const known = { ...(await store.actors.known()), topics: [] }
  const planned = planLetter({ form: checked.data, text: read.text, positions: [] }, known, newId)
  if (!planned.ok) return refuse({ [`parties.${planned.index}`]: planned.reason })
  const file = bytes
    ? {
        name: original.name.slice(0, 200) || 'letter.txt',
        mediaType: reread?.ok ? reread.mediaType : 'text/plain',
        bytes,
      }
    : null
  return storing(
    async (): Promise<Added> => {
      await store.letters.recordAll(
        [{ ...planned.plan, audience: chosen.audience, id, dossierId, file }],
        { userId: user.id, via: 'screen' },
      )
      return { step: 'added', id }
    },
    (sentence) => refuse({ form: sentence }, true),
  )
}
