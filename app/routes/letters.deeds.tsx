import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { invalidForm, requirePermission } from '#app/auth/guard.ts'
import { findLetterDeed } from '#app/domain/letter-deeds.ts'
import { listOwnDeeds, readDeedChoice } from '#app/features/letters/deed-choice.ts'
import { findDeedLetters, previewDeed } from '#app/features/letters/deed-plans.ts'
import { leaveDeed, performDeed, takeDeedBack } from '#app/features/letters/letter-deeds.ts'
import { listReaderChoices } from '#app/features/letters/visibility-form.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { letterFormLimits, readForm, readTextFields } from '#app/http/forms.ts'
import { DeedPreview } from '#app/ui/letters/deed-preview.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'

export const meta: MetaFunction = () => [{ title: 'Change letters · Stanceline' }]

/** What a deed would do to the letters of an address, before it is done. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const deed = findLetterDeed(params.get('deed'))
  const list = params.get('list') ?? ''
  if (!deed)
    return { list, deeds: await listOwnDeeds(signedIn), fields: [...params], choice: null } as const
  const choice = await readDeedChoice(signedIn, params)
  const ids = await findDeedLetters(signedIn, params)
  const { dossier, dossiers, coders, coder, audience, asks, kind, most, name } = choice
  return {
    list,
    deeds: await listOwnDeeds(signedIn),
    fields: [...params],
    choice: {
      ...{ kind, most, asks, name, audience, coders },
      into: dossier?.slug ?? null,
      coderId: coder?.id ?? (params.get('to') === 'nobody' ? 'nobody' : null),
      dossiers: dossiers.map((one) => [one.slug, one.name] as const),
      people: kind === 'seen by' ? await listReaderChoices(context.admin) : [],
      ...(await previewDeed(signedIn, choice, ids)),
    },
  } as const
}

const deedFields = ['intent', 'deedId', 'reason', 'previewed'] as const

/** Does what was looked at, takes it back as a whole, or leaves it where it broke off. */
export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const form = await readForm(request, letterFormLimits)
  const { intent, deedId, reason, previewed } = readTextFields(form, deedFields)
  const back = new URLSearchParams(params.get('list') ?? '')
  if (intent === 'take back') {
    const taken = await takeDeedBack(context, deedId ?? '')
    if (!taken.ok) return answerRefusedForm(taken)
    back.set('did', deedId ?? '')
    throw redirect(`/letters?${back}`)
  }
  if (intent === 'leave') {
    await leaveDeed(context, deedId ?? '')
    back.delete('did')
    throw redirect(`/letters?${back}`)
  }
  params.set('reason', reason ?? '')
  const choice = await readDeedChoice(signedIn, params)
  if (intent !== 'do') throw invalidForm()
  const ids = await findDeedLetters(signedIn, params)
  const outcome = await performDeed(signedIn, choice, ids, previewed)
  if (!outcome.ok) return answerRefusedForm(outcome)
  back.set('did', outcome.deedId)
  throw redirect(`/letters?${back}`)
}

export default function LetterDeeds() {
  const { list, deeds, fields, choice } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return <DeedPreview {...{ list, deeds, fields, choice, answer }} />
}
