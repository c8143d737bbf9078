import { randomUUID } from 'node:crypto'
import { requireDeed, requirePermissionOn } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { readCountUpTo } from '#app/domain/counts.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import {
  countDrawn,
  drawLetters,
  findSecondCoderObstacle,
  mostLetters,
} from '#app/domain/second-coding/second-codings.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { withStoreErrors } from '../try-store.ts'
import { hashWords } from './second-codings-page.ts'

/** The names of the fields that a form about second coders may have. */
export const secondCodingFields = [
  ...['deed', 'letterId', 'coder', 'share', 'letters', 'id', 'passages'],
]

type GivenOutcome = { ok: true; message: string } | RefusedForm
type Giving = Pick<DossierContext, 'visible' | 'admin' | 'user' | 'performedBy' | 'dossier'> & {
  fields: Record<string, string>
}

/** Gives a letter to a second coder, draws letters for one, or takes a letter back from one who is not done. */
export async function applySecondCodingForm(giving: Giving): Promise<GivenOutcome> {
  const deed = requireDeed(givingDeeds, giving.fields.deed)
  requirePermissionOn(giving.user, 'give letters to coders')
  return withStoreErrors<GivenOutcome, GivenOutcome>(
    () => deed(giving),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, giving.fields),
  )
}

const givingDeeds: Record<string, (giving: Giving) => Promise<GivenOutcome>> = {
  give: giveByForm,
  draw: drawByForm,
  'give the least certain': giveLeastCertain,
  'take back': takeBackByForm,
}

const chooseCoder = 'Choose who codes the second time, among those shown.'

async function findCoder({ visible, dossier, fields }: Giving) {
  return (await visible.assignments.coders(dossier.id)).find(({ id }) => id === fields.coder)
}

async function giveByForm(giving: Giving): Promise<GivenOutcome> {
  const { visible, dossier, performedBy, fields } = giving
  const coder = await findCoder(giving)
  if (!coder) return refuseFormBecause('unfit', { coder: chooseCoder }, fields)
  const asked = { dossierId: dossier.id, userId: coder.id }
  const letterId = fields.letterId ?? ''
  const [letter] = await visible.secondCodings.candidates(asked, [letterId])
  const obstacle = letter
    ? findSecondCoderObstacle(letter, coder.name)
    : 'This letter does not lie in the dossier. Open it from its list, and give it from its page.'
  if (obstacle) return refuseFormBecause('unfit', { coder: obstacle }, fields)
  const { changed } = await visible.secondCodings.give(
    { ...asked, letterIds: [letterId], draw: null },
    performedBy,
  )
  if (!changed) return refuseFormBecause('changed meanwhile', { form: givenMeanwhile }, fields)
  const found = await visible.letters.byId(letterId)
  const warning = found?.letter.visibility === 'public' ? ` ${publicLetterSentence}` : ''
  return {
    ok: true,
    message: `${coder.name} has this letter to code a second time. Given by hand, it does not enter the agreement.${warning}`,
  }
}

const givenMeanwhile =
  'A letter of these was given, opened or coded at this very moment, or others were drawn, so nothing was given. Look ' +
  'at the list, then send it again.'

const publicLetterSentence =
  'It is public: whoever is not signed in reads its first coding, and so could they. Ask them not to, or change who may ' +
  'see it until they are done.'

async function drawByForm(giving: Giving): Promise<GivenOutcome> {
  const { visible, admin, dossier, performedBy, fields } = giving
  const coder = await findCoder(giving)
  const share = /^\d{1,3}$/.test(fields.share ?? '') ? Number(fields.share) : 0
  const errors: Record<string, string> = {
    ...(coder ? {} : { coder: chooseCoder }),
    ...(share >= 1 && share <= 100 ? {} : { share: 'Write a whole number from 1 to 100.' }),
  }
  if (!coder || Object.keys(errors).length) return refuseFormBecause('unfit', errors, fields)
  const asked = { dossierId: dossier.id, userId: coder.id }
  // The share is of all letters and draws of the dossier, whoever draws; drawn are those that they see.
  const finished = await admin.secondCodings.finishedCount(dossier.id)
  const drawnBefore = await admin.secondCodings.drawnCount(dossier.id)
  const pool = await visible.secondCodings.free(asked)
  const wanted = countDrawn(finished, share, drawnBefore)
  const seed = randomUUID()
  const letterIds = drawLetters(pool, wanted, seed, hashWords)
  if (!letterIds.length)
    return refuseFormBecause('unfit', { form: explainNothingDrawn(wanted, coder.name) }, fields)
  const { changed } = await visible.secondCodings.give(
    { ...asked, letterIds, draw: { share, seed, pool, drawnBefore } },
    performedBy,
  )
  if (!changed) return refuseFormBecause('changed meanwhile', { form: givenMeanwhile }, fields)
  const fewer =
    letterIds.length < wanted
      ? ` That is less than ${share} %: of the others ${coder.name} cannot be the second coder, or you do not see them.`
      : ''
  return {
    ok: true,
    message: `${formatCount(letterIds.length, 'letter')} of ${pool.length.toLocaleString('en')} drawn for ${coder.name}.${fewer}`,
  }
}

async function giveLeastCertain(giving: Giving): Promise<GivenOutcome> {
  const { visible, dossier, performedBy, fields } = giving
  const coder = await findCoder(giving)
  const wanted = readCountUpTo(fields.letters, mostLetters)
  if (!coder || wanted === null)
    return refuseFormBecause(
      'unfit',
      {
        ...(coder ? {} : { coder: chooseCoder }),
        ...(wanted === null ? { letters: `Write a whole number from 1 to ${mostLetters}.` } : {}),
      },
      fields,
    )
  const asked = { dossierId: dossier.id, userId: coder.id }
  const found = await visible.secondCodings.leastCertain(asked)
  const letterIds = found.slice(0, wanted)
  if (!letterIds.length)
    return refuseFormBecause('unfit', { form: explainNoneUncertain(coder.name) }, fields)
  const { changed } = await visible.secondCodings.give(
    { ...asked, letterIds, draw: null, isLeastCertain: true },
    performedBy,
  )
  if (!changed) return refuseFormBecause('changed meanwhile', { form: givenMeanwhile }, fields)
  return {
    ok: true,
    message:
      `${coder.name} has ${formatCount(letterIds.length, 'letter')} to code a second time, the least certain of ` +
      `${found.length.toLocaleString('en')} that could be given. They do not enter the agreement.`,
  }
}

const explainNoneUncertain = (name: string): string =>
  `Of the finished letters that you see and that can be given to ${name}, nobody said of any passage that they are ` +
  'less than sure, so none was given. Coders say so with the position, or give letters by hand.'

const explainNothingDrawn = (wanted: number, name: string): string =>
  wanted
    ? `No finished letter that you see can be given to ${name}: each has a second coder already, or ${name} coded or ` +
      'opened it or may not see it. So none was drawn. Choose somebody else.'
    : 'As many letters as this share asks for were drawn before, so none was drawn. Finish more letters, or raise the share.'

/** Also of a letter that was withdrawn meanwhile: its coder would have it again with the letter. */
async function findCoding(visible: Giving['visible'], dossierId: string, id: string) {
  const [coding] = await visible.secondCodings.ofDossier(dossierId, { id })
  return (
    coding ??
    (await visible.secondCodings.withdrawn(dossierId)).find((row) => row.id === id) ??
    null
  )
}

async function takeBackByForm({
  visible,
  dossier,
  performedBy,
  fields,
}: Giving): Promise<GivenOutcome> {
  const coding = await findCoding(visible, dossier.id, fields.id ?? '')
  const passages = /^\d{1,9}$/.test(fields.passages ?? '') ? Number(fields.passages) : 0
  const done =
    coding && (await visible.secondCodings.takeBack({ ...coding, passages }, performedBy))
  return done?.changed
    ? {
        ok: true,
        message: `${coding!.name} has the letter no more, and what was coded in it is gone.`,
      }
    : refuseFormBecause(
        'changed meanwhile',
        {
          form:
            'This second coding was finished, taken back or gone on with meanwhile, so nothing was changed. Look at ' +
            'it again: the list shows how far it is now.',
        },
        fields,
      )
}
