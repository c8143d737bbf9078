import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { requirePermission } from '#app/auth/guard.ts'
import {
  listOwnProposals,
  listProposalsToSettle,
  settleFields,
  settleProposalByForm,
} from '#app/features/codebook/settle-proposals.ts'
import { listOpenConcerns } from '#app/features/letters/concern-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ConcernList } from '#app/ui/letters/concern-list.tsx'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Proposals · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const settler = requirePermission(context, 'read')
  const maySettle = hasPermission(settler.user, 'settle what coders ask')
  return {
    maySettle,
    waiting: await listProposalsToSettle(settler),
    concerns: await listOpenConcerns(settler.visible),
    own: await listOwnProposals(settler),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const settler = requirePermission(context, 'propose changes')
  const fields = readTextFields(await readForm(request), settleFields)
  const outcome = await settleProposalByForm(settler, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function Proposals() {
  const { maySettle, waiting, concerns, own } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <div className="page">
      <h1>Proposals</h1>
      <p className="muted small">
        What colleagues would change, and what they say is wrong with letters. None of it counts
        until an editor takes it.
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        <h2>Waiting for you</h2>
        {waiting.length ? (
          <ProposalList proposals={waiting} answer={answer} />
        ) : (
          <p className="card empty">No proposal waits for you.</p>
        )}
        <h2>Letters in charge of an editor</h2>
        {concerns.length ? (
          <ConcernList concerns={concerns} maySettle={maySettle} answer={answer} named />
        ) : (
          <p className="card empty">No letter is in charge of an editor.</p>
        )}
        {own.length > 0 && (
          <>
            <h2>Proposed by you</h2>
            <ProposalList proposals={own} answer={answer} />
          </>
        )}
      </div>
    </div>
  )
}
