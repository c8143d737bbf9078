import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { applySelfCheckForm, selfCheckFields } from '#app/features/self-checks/self-check-forms.ts'
import { loadSelfChecksPage } from '#app/features/self-checks/self-checks.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { SelfChecksScreen } from '#app/ui/self-checks/self-checks-screen.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Self-checks · Stanceline' }]

/** Masked for everybody, as lists are. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { masked: visible, user, dossier } = await requireDossier(context, params.slug)
  const shownId = new URL(request.url).searchParams.get('check')
  return loadSelfChecksPage({ visible, user, dossier }, shownId)
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const coder = await requireDossier(context, params.slug, 'code positions')
  const fields = readTextFields(await readForm(request), selfCheckFields)
  const outcome = await applySelfCheckForm({ ...coder, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function SelfChecksPage() {
  return (
    <SelfChecksScreen {...useLoaderData<typeof loader>()} answer={useFormAnswer<typeof action>()} />
  )
}
