import { nameOnDay } from '#app/domain/actor-facts.ts'
import type { Party } from '#app/domain/letters.ts'
import { actInDossier, type DossierRecord } from '#app/domain/dossiers.ts'
import { nameWithState, type Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { asResource, requireLetter, type VisibleLetter } from '#app/auth/visible-store.ts'
import { newId } from '#app/store.server.ts'
import { loadAnchorExamples } from '../codebook/anchor-examples.ts'
import { findLetterTopics } from '#app/auth/coding-topics.ts'
import { buildCodingView } from '../coding/coding-view.ts'
import { listOwnDrafts } from '../coding/kept-draft.ts'
import { offerRedo, offerUndo } from '../coding/undo.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { buildAskRows } from './ask-views.ts'
import { findCoderDifferences } from './coder-differences.ts'
import { findLetterHits, type SearchPlace } from './letter-hits.ts'
import { buildProvenanceView } from './letter-provenance.ts'
import { buildLetterView, type LetterView } from './letter-view.ts'
import { listConcerns } from './concern-forms.ts'
import { describeOriginal } from './original-pages.ts'
import { readRedactionFacts } from './redaction-views.ts'
import { findReaderNames } from './visibility-form.ts'

/**
 * What the page of a letter shows to whoever asks for it: the letter as they see it, what is coded in it, and what they
 * may do. `editedId` names the position whose form is open; `search` is what leads here from the list of letters, and
 * `asksPage` which page of whom it asks is shown.
 */
export async function loadLetterPage(
  context: RequestContext,
  letterId: string,
  editedId: string | null,
  { asksPage = 1, ...search }: SearchPlace & { asksPage?: number } = {
    typed: '',
    at: 0,
  },
) {
  const visibleLetter = await requireLetter(context, letterId, { blind: true })
  const { user, visible, letterDetail } = visibleLetter
  const view = buildLetterView(
    user,
    letterDetail,
    await visible.positions.ofLetter(letterDetail.letter.id),
  )
  const { letter, parties, text, fileName, positions } = view
  const { heldIds, nameThen } = await readNamesThen(visible, view)
  const { dossiers, codable, topics, seen } = await findLetterTopics(
    { visible, user, lastDossier: context.lastDossier },
    letter.id,
    positions.map(({ topicId }) => topicId),
  )
  const mayCode = topics.length > 0
  return {
    letter,
    ...(await readSecondCoding(visibleLetter, dossiers)),
    parties: parties.map((party) => ({ ...party, called: nameThen(party.actorId, party.name) })),
    ...{ topics, topicNames: nameTopics(seen) },
    anchorExamples: await readExamples(visibleLetter, topics),
    dossiers: dossiers.map(({ id, name, slug }) => ({ id, name, slug })),
    positions,
    ...{ mayCode, mayAsk: mayCode, signedIn: user !== null },
    asks: user ? await readAsks(visible, letter.id, asksPage) : null,
    ...listRights(visibleLetter),
    differences: user ? await findCoderDifferences(visible, positions, getToday()) : [],
    original: describeOriginal(visibleLetter),
    ...(await readColleaguesWords(visibleLetter, view)),
    coding: user
      ? await buildCodingView(visible, {
          ...{ letterId, dossiers, userId: user.id },
          codableIds: mayCode ? codable.map(({ id }) => id) : [],
        })
      : null,
    ...(await offerDeeds(visible, mayCode ? user : null, view, seen)),
    drafts: await readDrafts(visible, mayCode ? user : null, view),
    readerNames:
      user && letter.visibility === 'named'
        ? await findReaderNames(context.admin, letterDetail)
        : [],
    ...{ text, textVersion: letterDetail.text.version, hits: findLetterHits(text, search) },
    origin: await readProvenance(context, visibleLetter, letter),
    source: { name: fileName, sha256: (letterDetail.file ?? letterDetail.text).sha256 },
    editing: mayCode ? findEditedPosition(view, editedId) : null,
    ...(await loadHolders(visible, view, { heldIds, nameThen })),
    ...{ newId: newId(), redacted: await readRedactionFacts(visible, letter.id, text) },
  }
}

const nameTopics = (topics: readonly Topic[]): Record<string, string> =>
  Object.fromEntries(topics.map((topic) => [topic.id, nameWithState(topic)]))

/** What shows the levels of the topics that somebody may code on. */
async function readExamples(
  { visible, blind, letterDetail }: VisibleLetter,
  topics: readonly Topic[],
) {
  return loadAnchorExamples(visible, topics, blind ? letterDetail.letter.id : null)
}

/** What people said of the letter and of its quotes; nothing of it is for the public. */
async function readColleaguesWords(
  { user, visible }: VisibleLetter,
  { letter, positions }: LetterView,
) {
  if (!user) return { remarks: null, concerns: [], approvals: {}, othersWaiting: {} }
  const counts = await visible.remarks.countsOf(positions.map(({ id }) => id))
  const approvals = await visible.approvals.ofLetter(letter.id)
  return {
    remarks: Object.fromEntries(counts),
    approvals: Object.fromEntries(approvals),
    othersWaiting: Object.fromEntries(
      positions.flatMap(({ id, coder }) =>
        coder && coder.id !== user.id && approvals.has(id) ? [[id, coder.name]] : [],
      ),
    ),
    concerns: await listConcerns(visible, letter.id),
  }
}

/** What whoever codes here typed and did not save. */
async function readDrafts(
  visible: VisibleLetter['visible'],
  user: VisibleLetter['user'],
  { letter, positions }: LetterView,
) {
  return user && { userId: user.id, kept: await listOwnDrafts(visible, letter.id, positions) }
}

/** What of one's own deeds in the letter can be taken back, and what of that done again. */
async function offerDeeds(
  visible: VisibleLetter['visible'],
  user: VisibleLetter['user'],
  { letter, positions }: LetterView,
  topics: Parameters<typeof offerUndo>[4],
) {
  if (!user) return { undo: null, redo: null }
  return {
    undo: await offerUndo(visible, user.id, letter.id, positions, topics),
    redo: await offerRedo(visible, user.id, letter.id),
  }
}

/** Whether the reader codes it a second time, and where it is given to somebody who shall. */
async function readSecondCoding(visibleLetter: VisibleLetter, dossiers: readonly DossierRecord[]) {
  return {
    isBlind: visibleLetter.blind !== null,
    codingId: visibleLetter.blind?.id ?? null,
    secondCoding: await findSecondCodingLink(visibleLetter, dossiers),
  }
}

/** How it came in; nothing where the reader codes it a second time. */
const readProvenance = async (
  { admin }: RequestContext,
  visibleLetter: VisibleLetter,
  letter: LetterView['letter'],
) => (visibleLetter.blind ? null : buildProvenanceView(admin, visibleLetter, letter))

/** Where the letter is given to a second coder, for whoever may. */
async function findSecondCodingLink(
  { user, visible, blind, letterDetail }: VisibleLetter,
  dossiers: readonly DossierRecord[],
): Promise<{ path: string; coders: string[] } | null> {
  const dossier = dossiers.find(
    (each) =>
      each.closedAt === null &&
      hasPermission(user && { ...user, ...actInDossier(user, each) }, 'give letters to coders'),
  )
  if (!user || blind || !dossier) return null
  const letterId = letterDetail.letter.id
  const coders = (await visible.secondCodings.ofLetter(letterId)).map(({ name }) => name)
  return { path: `/dossiers/${dossier.slug}/second-codings?letter=${letterId}`, coders }
}

function listRights({ user, letterDetail, blind }: VisibleLetter) {
  if (blind)
    return {
      ...{ mayCorrect: false, mayWithdraw: false, mayPutInCharge: false, mayErase: false },
      ...{ mayChoose: false, contacts: hasPermission(user, 'see contact details') },
    }
  const resource = asResource(letterDetail)
  return {
    mayCorrect: hasPermission(user, 'correct letters', resource),
    mayWithdraw: hasPermission(user, 'withdraw letters', resource),
    mayPutInCharge: hasPermission(user, 'put letters in charge of editors'),
    mayErase: hasPermission(user, 'erase letters and people'),
    mayChoose: hasPermission(user, 'choose who may see a letter', resource),
    contacts: hasPermission(user, 'see contact details'),
  }
}

function findEditedPosition({ positions }: LetterView, editedId: string | null) {
  return positions.find(({ id, status }) => id === editedId && status !== 'withdrawn') ?? null
}

/** As whom those who stand on the letter or hold a position in it were known on its day. */
async function readNamesThen(
  visible: VisibleLetter['visible'],
  { letter, parties, positions }: LetterView,
) {
  const heldIds = [...new Set(positions.flatMap(({ holderIds }) => holderIds))]
  const rows = await visible.actors.namesInTime([
    ...heldIds,
    ...parties.flatMap(({ actorId }) => actorId ?? []),
  ])
  const nameThen = (id: string | null, name: string | null) =>
    id && name && nameOnDay(name, rows.get(id), letter.dated.last)
  return { heldIds, nameThen }
}

/** The names of those who hold a position in the letter, by id, and whose position a passage can be at one click. */
async function loadHolders(
  visible: VisibleLetter['visible'],
  { parties }: LetterView,
  { heldIds, nameThen }: Awaited<ReturnType<typeof readNamesThen>>,
) {
  const nameOf = new Map(
    (await visible.actors.byIds(heldIds)).map(({ id, name }) => [id, nameThen(id, name) ?? name]),
  )
  return {
    names: Object.fromEntries(heldIds.map((id) => [id, nameOf.get(id) ?? 'Unknown'])),
    holders: listHolderChoices(parties, heldIds, nameOf),
  }
}

/** Those who wrote the letter or are spoken for, and whoever holds a position in it already. */
function listHolderChoices(
  parties: readonly Party[],
  heldIds: readonly string[],
  nameOf: ReadonlyMap<string, string>,
) {
  const choices = parties
    .filter(({ role, actorId }) => actorId && (role === 'author' || role === 'on_behalf_of'))
    .map(({ actorId, name, role }) => ({
      id: actorId!,
      name: name ?? '',
      as: role === 'author' ? 'author' : 'on behalf of',
    }))
  const others = heldIds
    .filter((id) => !choices.some((choice) => choice.id === id))
    .map((id) => ({ id, name: nameOf.get(id) ?? '', as: 'holder' }))
  return [...choices, ...others]
}

const readAsks = async (visible: VisibleLetter['visible'], letterId: string, page: number) =>
  buildAskRows(visible, { letterIds: [letterId] }, { asOf: getToday(), today: getToday(), page })
