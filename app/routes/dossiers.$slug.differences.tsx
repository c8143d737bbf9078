import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { loadDifferences } from '#app/features/second-coding/differences-page.ts'
import { settleByForm, settlementFields } from '#app/features/second-coding/settle-pair.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { DifferencesScreen } from '#app/ui/second-coding/differences-screen.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Where coders differ · Stanceline' }]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const reader = await requireDossier(context, params.slug)
  const asked = new URL(request.url).searchParams
  return {
    ...(await loadDifferences(reader, {
      ...{ at: asked.get('at'), letterId: asked.get('letter') },
      page: asked.has('page') ? readPageParam(asked) : null,
    })),
    settledId: asked.get('settled'),
  }
}

/** Settles a difference and goes on to the next, or opens a settled one again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const settler = await requireDossier(context, params.slug, 'settle what coders ask')
  const form = await readForm(request)
  const fields = readTextFields(form, settlementFields)
  const outcome = await settleByForm({ ...settler, fields })
  if (!outcome.ok) return answerRefusedForm(outcome)
  const told = fields.deed === 'reopen' ? 'at' : 'settled'
  throw redirect(`/dossiers/${settler.dossier.slug}/differences?${told}=${fields.id}`)
}

export const shouldRevalidate = revalidateAfterConflict

export default function DifferencesPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <DifferencesScreen key={page.current?.id} {...page} answer={useFormAnswer<typeof action>()} />
  )
}
