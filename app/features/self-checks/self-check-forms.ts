import { requireDeed } from '#app/auth/guard.ts'
import type { DossierContext } from '#app/auth/visible-dossier.ts'
import { readCountUpTo } from '#app/domain/counts.ts'
import { refuseFormBecause, type RefusedForm } from '#app/domain/form-refusal.ts'
import { isAbsence, type Level } from '#app/domain/level.ts'
import { stanceChoices } from '#app/domain/positions.ts'
import { selfCheckLimits } from '#app/domain/self-checks.ts'
import { formatCount } from '#app/domain/text/words.ts'
import { withStoreErrors } from '../try-store.ts'
import { drawOldPassages } from './self-checks.ts'

/** The names of the fields that a form about self-checks may have. */
export const selfCheckFields = ['deed', 'passages', 'days', 'passageId', 'stance', 'checkId']

type Outcome = { ok: true; message: string } | RefusedForm
type Checking = Pick<DossierContext, 'visible' | 'dossier' | 'user'> & {
  fields: Record<string, string>
}

/** Asks for old passages, codes one of them again, or gives a check up. */
export async function applySelfCheckForm(checking: Checking): Promise<Outcome> {
  const deed = requireDeed(checkDeeds, checking.fields.deed)
  return withStoreErrors<Outcome, Outcome>(
    () => deed(checking),
    (sentence) => refuseFormBecause('not stored', { form: sentence }, checking.fields),
  )
}

const checkDeeds: Record<string, (checking: Checking) => Promise<Outcome>> = {
  ask: askByForm,
  code: codeByForm,
  'give up': giveUpByForm,
}

async function askByForm({ visible, dossier, user, fields }: Checking): Promise<Outcome> {
  const passages = readCountUpTo(fields.passages, selfCheckLimits.passages)
  const days = readCountUpTo(fields.days, selfCheckLimits.days)
  const say = (most: number) => `Write a whole number from 1 to ${most.toLocaleString('en')}.`
  if (passages === null || days === null)
    return refuseFormBecause(
      'unfit',
      {
        ...(passages === null ? { passages: say(selfCheckLimits.passages) } : {}),
        ...(days === null ? { days: say(selfCheckLimits.days) } : {}),
      },
      fields,
    )
  const rows = await visible.selfChecks.rows(dossier.id, user.id)
  if (rows.some(({ isOpen }) => isOpen))
    return refuseFormBecause('changed meanwhile', { form: goingOnSentence }, fields)
  const { drawn, found } = await drawOldPassages(visible, dossier.id, { passages, days })
  if (!drawn.length)
    return refuseFormBecause(
      'unfit',
      {
        days:
          `No passage of yours that counts here has stood for ${formatCount(days, 'day')}. ` +
          'Ask for younger ones, or come back later.',
      },
      fields,
    )
  await visible.selfChecks.begin({ dossierId: dossier.id, days }, drawn)
  return {
    ok: true,
    message: `${formatCount(drawn.length, 'passage')} drawn at random of ${found.toLocaleString('en')} that are old enough.`,
  }
}

const goingOnSentence =
  'You are in the middle of a check already. Go on with it, or give it up, then ask for other passages.'

async function codeByForm({ visible, fields }: Checking): Promise<Outcome> {
  const { stance = '', passageId = '' } = fields
  if (!stanceChoices.some((choice) => choice === stance))
    return refuseFormBecause(
      'unfit',
      { stance: 'Choose a level, or say that a position is absent.' },
      fields,
    )
  const isAbsent = isAbsence(stance)
  const { changed } = await visible.selfChecks.answer(passageId, {
    level: isAbsent ? null : (Number(stance) as Level),
    absence: isAbsent ? stance : null,
  })
  return changed
    ? { ok: true, message: 'Coded again. It counts nowhere.' }
    : refuseFormBecause('changed meanwhile', { form: codedSentence }, fields)
}

const codedSentence =
  'This passage was coded again already, or its check was given up, so nothing was stored. Go on with what is shown now.'

async function giveUpByForm({ visible, fields }: Checking): Promise<Outcome> {
  const { changed } = await visible.selfChecks.giveUp(fields.checkId ?? '')
  return changed
    ? { ok: true, message: 'The check is given up, and what you coded in it is forgotten.' }
    : refuseFormBecause(
        'changed meanwhile',
        { form: 'This check was given up meanwhile. Look at what is shown now.' },
        fields,
      )
}
