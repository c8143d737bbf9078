import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import {
  applySecondCodingForm,
  secondCodingFields,
} from '#app/features/second-coding/give-second-codings.ts'
import { loadSecondCodingsPage } from '#app/features/second-coding/second-codings-page.ts'
import { readCodedDays } from '#app/domain/second-coding/coded-days.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { SecondCodingsScreen } from '#app/ui/second-coding/second-codings-screen.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Second codings · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const reader = await requireDossier(context, params.slug)
  const asked = new URL(request.url).searchParams
  const { days, typed, errors } = readCodedDays(asked)
  const shown = await loadSecondCodingsPage(reader, {
    ...{ letterId: asked.get('letter'), drawId: asked.get('draw'), page: readPageParam(asked) },
    days,
  })
  return { ...shown, chosen: { typed, errors } }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const reader = await requireDossier(context, params.slug)
  const fields = readTextFields(await readForm(request), secondCodingFields)
  // Taking back opens the letter to its coder again, which is to be done in a closed dossier as well.
  const giver =
    fields.deed === 'take back'
      ? reader
      : await requireDossier(context, params.slug, 'give letters to coders')
  const outcome = await applySecondCodingForm({ ...giver, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function SecondCodingsPage() {
  return (
    <SecondCodingsScreen
      {...useLoaderData<typeof loader>()}
      answer={useFormAnswer<typeof action>()}
    />
  )
}
