import { planLetter } from '#app/domain/plan/plan-letter.ts'
import { buildNameLookup } from '#app/domain/plan/name-lookup.ts'
import {
  ownWordsSource,
  proposeFields,
  addFileMetadata,
  type FieldProposals,
  type FieldSources,
} from '#app/domain/plan/proposed-fields.ts'
import { readHeader } from '#app/domain/letter-header/letter-header.ts'
import { letterSchema, type LetterFields } from '#app/domain/letter-form.ts'
import type { Audience } from '#app/domain/letters.ts'
import { cleanText } from '#app/domain/text/quotes.ts'
import type { User } from '#app/domain/users.ts'
import { detectLanguageOf } from '#app/readers/read-file.ts'
import { newId, type VisibleStore } from '#app/store.server.ts'
import { parseAudience } from './visibility-form.ts'
import { collectFieldErrors } from '#app/domain/form-refusal.ts'
import { readLetterFile } from './letter-in-file.ts'
import { parseLetterFields } from './letter-form.ts'
import { describeNearDuplicate } from './near-duplicates.ts'
import { withStoreErrors } from '../try-store.ts'

/** The text is not there yet or was refused; what was pasted stays. */
export type LetterTextStep = { step: 'text'; pasted: string; errors: Record<string, string> }
/** The text was read: its head's proposals, or the form as somebody corrected it, wait to be confirmed; `unavailable` where the store could not take them. */
export type LetterConfirmStep = {
  step: 'confirm'
  id: string
  text: string
  original: { name: string; base64: string } | null
  fields: LetterFields
  audience: Audience
  sources: FieldSources
  places: { start: number; end: number }[]
  remarks: string[]
  errors: Record<string, string>
  unavailable?: boolean
}
export type LetterAddedStep = { step: 'added'; id: string }

const everyoneAudience: Audience = { visibility: 'everyone', readerIds: [] }
const hiddenDuplicateMessage =
  'The store already holds this text in a letter that you may not see. Ask an administrator. Nothing was added.'

/** The first step: the text of a pasted letter or of a file, and what its head says. Nothing is stored. */
export async function readLetterForm(
  visible: VisibleStore,
  form: FormData,
): Promise<LetterTextStep | LetterConfirmStep> {
  // Browsers send a field's line ends as CRLF whatever was pasted.
  const [file, pasted] = [form.get('file'), String(form.get('text') ?? '').replaceAll('\r\n', '\n')]
  const uploaded = file instanceof File && file.size > 0 ? file : null
  const refuse = (field: string, reason: string): LetterTextStep => ({
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
  const fileRead = uploaded && bytes && (await readLetterFile(uploaded.name, bytes))
  const read = fileRead ?? cleanText(pasted)
  if (!read.ok) return refuse(bytes ? 'file' : 'text', read.reason)
  const identicalLetter = await visible.letters.withText(read.text)
  if (identicalLetter)
    return refuse(
      bytes ? 'file' : 'text',
      identicalLetter.title === null
        ? hiddenDuplicateMessage
        : `This very text is stored already, as “${identicalLetter.title}”. Look for it among the letters; nothing was added.`,
    )
  const header = readHeader(read.text)
  const proposed = proposeFields(header, read.text)
  const { fields, sources } =
    fileRead?.ok && fileRead.document
      ? addFileMetadata(proposed, fileRead.document)
      : setLanguage(proposed, await detectLanguageOf(read.text))
  const nameRemarks = await findNameRemarks(visible, fields)
  const nearDuplicateRemark = await describeNearDuplicate(visible, read.text)
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
    audience: everyoneAudience,
    sources,
    places,
    remarks: [
      ...read.remarks,
      ...header.doubts,
      ...(nearDuplicateRemark ? [nearDuplicateRemark] : []),
      ...nameRemarks,
    ],
    errors: {},
  }
}

function setLanguage({ fields, sources }: FieldProposals, detected: string | null): FieldProposals {
  return detected === null
    ? { fields, sources }
    : {
        fields: { ...fields, language: detected },
        sources: { ...sources, language: ownWordsSource },
      }
}

/** Whom the names may mean that nobody known here bears in these words: written so, each would become an actor of their own. */
async function findNameRemarks(
  visible: VisibleStore,
  { parties }: LetterFields,
): Promise<string[]> {
  const actors = await visible.actors.all()
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const candidates = buildNameLookup(actors)
  const printedNames = new Set(
    parties
      .flatMap(({ name, organisation }) => [name, organisation])
      .filter((words): words is string => Boolean(words)),
  )
  return [...printedNames].flatMap((words) => {
    const matches = candidates(words)
    if (!matches.length || matches.some(({ reason }) => reason === 'the same name')) return []
    const likelyNames = matches
      .slice(0, 3)
      .map(({ actorId, reason }) => `${nameOf.get(actorId)} (${reason})`)
    return [
      `“${words}” may be ${likelyNames.join(' or ')}. Write the name that is known here if it is the same ${matches.length > 1 ? 'as one of them' : 'one'}; otherwise a new actor is added.`,
    ]
  })
}

/** The second step: stores the letter as it was confirmed. The same form sent twice stores it once. */
export async function saveNewLetter(
  visible: VisibleStore,
  user: User,
  dossierId: string,
  form: FormData,
): Promise<LetterConfirmStep | LetterTextStep | LetterAddedStep> {
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
  if (await visible.letters.has(id)) return { step: 'added', id }
  const fields = parseLetterFields(form)
  const parsedAudience = await parseAudience(form, user, everyoneAudience, user.id)
  const original = {
    name: String(form.get('originalName') ?? ''),
    base64: String(form.get('original') ?? ''),
  }
  const refuse = (errors: Record<string, string>, unavailable = false): LetterConfirmStep => ({
    step: 'confirm',
    id,
    text: read.text,
    original: original.base64 ? original : null,
    fields,
    audience: parsedAudience.audience,
    sources: {},
    places: [],
    remarks: [],
    errors,
    unavailable,
  })
  const checked = letterSchema.safeParse(fields)
  if (!checked.success || !parsedAudience.ok)
    return refuse({
      ...(checked.success ? {} : collectFieldErrors(checked.error)),
      ...(parsedAudience.ok ? {} : parsedAudience.errors),
    })
  const bytes = original.base64 ? Buffer.from(original.base64, 'base64') : null
  const reread = bytes && (await readLetterFile(original.name, bytes))
  if (reread && (!reread.ok || reread.text !== read.text))
    return refuse({
      form: 'The text is not the one of the file, so nothing was stored. Choose the file again.',
    })
  const identicalLetter = await visible.letters.withText(read.text)
  if (identicalLetter?.id === id) return { step: 'added', id }
  if (identicalLetter)
    return refuse({
      form:
        identicalLetter.title === null
          ? hiddenDuplicateMessage
          : `This very text was stored meanwhile, as “${identicalLetter.title}”. Nothing was added; look for it among the letters.`,
    })
  const known = { ...(await visible.actors.forPlanning()), topics: [] }
  const letterPlan = planLetter(
    { form: checked.data, text: read.text, positions: [] },
    known,
    newId,
  )
  if (!letterPlan.ok) return refuse({ [`parties.${letterPlan.index}`]: letterPlan.reason })
  const file = bytes
    ? {
        name: original.name.slice(0, 200) || 'letter.txt',
        mediaType: reread?.ok ? reread.mediaType : 'text/plain',
        bytes,
      }
    : null
  return withStoreErrors(
    async (): Promise<LetterAddedStep> => {
      await visible.letters.recordAll(
        [{ ...letterPlan.plan, audience: parsedAudience.audience, id, dossierId, file }],
        { userId: user.id, via: 'screen' },
      )
      return { step: 'added', id }
    },
    (sentence) => refuse({ form: sentence }, true),
  )
}
