import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import { listOwnProposals, listProposalsToSettle } from '#app/features/codebook/proposal-lists.ts'
import { settleFields, settleProposalByForm } from '#app/features/codebook/settle-proposals.ts'
import { listOwnRemarks, listWaitingRemarks } from '#app/features/coding/remark-forms.ts'
import { listOpenConcerns } from '#app/features/letters/concern-forms.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ConcernList } from '#app/ui/letters/concern-list.tsx'
import { RemarkList } from '#app/ui/letters/remark-list.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Proposals · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const settler = requirePermission(context, 'read')
  const maySettle = hasPermission(settler.user, 'settle what coders ask')
  const params = new URL(request.url).searchParams
  const { dossier } = await readDossierParam(settler.visible, params)
  return {
    maySettle,
    dossierName: dossier && dossier.name,
    waiting: await listProposalsToSettle(settler, readPageParam(params)),
    concerns: await listOpenConcerns(settler.visible, readPageParam(params, 'letters')),
    remarks: await listWaitingRemarks(settler, {
      dossierId: dossier?.id,
      asked: readPageParam(params, 'remarks'),
    }),
    ownRemarks: await listOwnRemarks(settler, readPageParam(params, 'said')),
    own: await listOwnProposals(settler, readPageParam(params, 'own')),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const settler = requirePermission(context, 'read')
  // Who only reads elsewhere may be an editor or a coder in the team of a dossier.
  if (!(await listDossiersFor(settler, 'propose changes')).length)
    requirePermission(context, 'propose changes')
  const fields = readTextFields(await readForm(request), settleFields)
  const outcome = await settleProposalByForm(settler, fields)
  if (!outcome.ok) return answerRefusedForm(outcome)
  if (outcome.leadsTo) throw redirect(outcome.leadsTo)
  return outcome
}

export const shouldRevalidate = revalidateAfterConflict

export default function Proposals() {
  const { maySettle, waiting, concerns, own, remarks, ownRemarks, dossierName } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <h1>Proposals</h1>
      <p className="muted small">
        What colleagues would change, and what they say of letters and quotes. None of it counts
        until somebody acts on it.
      </p>
      <FormOutcome answer={answer} />
      <div className="stack">
        <h2>Waiting for you{describeTotal(waiting.total)}</h2>
        {waiting.total ? (
          <ProposalList proposals={waiting.rows} answer={answer} />
        ) : (
          <p className="card empty">No proposal waits for you.</p>
        )}
        <Pager {...waiting} words={['Older', 'Newer']} label="Pages of what waits for you" />
        <h2>Letters in charge of an editor{describeTotal(concerns.total)}</h2>
        {concerns.total ? (
          <ConcernList concerns={concerns.rows} maySettle={maySettle} answer={answer} named />
        ) : (
          <p className="card empty">No letter is in charge of an editor.</p>
        )}
        <Pager
          {...concerns}
          param="letters"
          words={['Older', 'Newer']}
          label="Pages of letters in charge of an editor"
        />
        <h2 id="remarks">
          Remarks on quotes that wait for an answer{describeTotal(remarks.total)}
        </h2>
        {dossierName !== null && (
          <p className="small muted">
            In “{dossierName}” alone.{' '}
            <Link to="/proposals#remarks">Show those of all dossiers</Link>
          </p>
        )}
        {remarks.total ? (
          <RemarkList remarks={remarks.rows} answer={answer} named />
        ) : (
          <p className="card empty">No remark waits for your answer.</p>
        )}
        <Pager
          {...remarks}
          param="remarks"
          words={['Older', 'Newer']}
          label="Pages of remarks that wait"
        />
        {ownRemarks.total > 0 && (
          <>
            <h2>Remarked by you{describeTotal(ownRemarks.total)}</h2>
            <RemarkList remarks={ownRemarks.rows} answer={answer} named />
            <Pager {...ownRemarks} param="said" label="Pages of what you remarked" />
          </>
        )}
        {own.total > 0 && (
          <>
            <h2>Proposed by you{describeTotal(own.total)}</h2>
            <ProposalList proposals={own.rows} answer={answer} />
            <Pager {...own} param="own" label="Pages of what you proposed" />
          </>
        )}
      </div>
    </div>
  )
}

const describeTotal = (total: number) => (total ? `: ${total.toLocaleString('en')}` : '')
