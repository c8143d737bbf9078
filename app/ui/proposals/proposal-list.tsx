import { Form, Link } from '@remix-run/react'
import type { FormRefusal } from '#app/domain/form-refusal.ts'
import type { Difference } from '#app/domain/history/history-line.ts'
import type { ProposalState, ProposalSubject, ProposedChange } from '#app/domain/proposals.ts'
import { DifferenceList } from '../difference-list.tsx'
import { TextField } from '../fields.tsx'

type ShownProposal = {
  id: string
  about: ProposalSubject
  name: string
  href: string
  changeHref: string
  note: string | null
  proposedBy: string
  moment: string
  state: ProposalState
  answer: string | null
  settledBy: string | null
  isNew: boolean
  isGone: boolean
  changes: readonly ProposedChange[]
  differences: Difference[] | null
  versions: { base: number; inUse: number } | null
  revision: number | null
  isOwn: boolean
  maySettle: boolean
}

type Props = {
  proposals: readonly ShownProposal[]
  answer?: { ok: true; message: string } | FormRefusal
}

/** Changes that wait for an editor, or that somebody settled: what each says, and what the reader may do with it. */
export function ProposalList({ proposals, answer }: Props) {
  return (
    <>
      {proposals.map((proposal) => (
        <section
          key={proposal.id}
          className="card"
          aria-label={`Proposal: ${proposal.name}`}
          id={`proposal-${proposal.id}`}
        >
          <div className="between">
            <h3>
              <Link to={proposal.href}>{proposal.name}</Link>
            </h3>
            <span className="tag">{stateWords[proposal.state]}</span>
          </div>
          <p className="small">{describeSubject(proposal)}</p>
          <ProposedChanges proposal={proposal} />
          {proposal.note && <p className="pre-line">{proposal.note}</p>}
          <p className="tiny muted">
            {proposal.proposedBy}, {proposal.moment}
          </p>
          {(proposal.state === 'refused' || proposal.state === 'taken') && (
            <p className="notice small">
              {proposal.settledBy ?? 'An editor'}: {proposal.answer ?? 'Taken as it is.'}
            </p>
          )}
          <ProposalActions proposal={proposal} answer={answer} />
        </section>
      ))}
    </>
  )
}

const stateWords: Record<ProposalState, string> = {
  waiting: 'Proposed: waits for an editor',
  taken: 'Taken',
  refused: 'Refused',
  withdrawn: 'Taken back',
}

function describeSubject({ about, isNew, isGone }: ShownProposal): string {
  const thing = {
    actor: 'What is known of this actor.',
    affiliation: isNew ? 'A new row of where this actor belongs.' : 'Where this actor belongs.',
    milestone: isNew ? 'A new milestone of this dossier.' : 'A milestone of this dossier.',
    topic: isNew ? 'A new topic of this dossier.' : 'Other words of this topic.',
  }[about]
  return isGone ? `${thing} It is not there any more.` : thing
}

function ProposedChanges({ proposal }: { proposal: ShownProposal }) {
  const { changes, differences, versions } = proposal
  if (differences)
    return (
      <>
        <DifferenceList differences={differences} />
        {versions && (
          <p className="notice small">
            Proposed for version {versions.base}; version {versions.inUse} is in use since.
          </p>
        )}
        {changes
          .filter(({ since }) => since !== null)
          .map(({ label, since }) => (
            <p key={label} className="notice small">
              {label} was changed since: now it is “{since || 'empty'}”.
            </p>
          ))}
      </>
    )
  return (
    <dl className="facts">
      {changes.map(({ label, before, after, since }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="pre-line">
            {before && <s className="muted">{before}</s>} {after || 'nothing'}
            {since !== null && (
              <p className="notice small">
                Somebody changed this since: now it is “{since || 'empty'}”.
              </p>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ProposalActions({
  proposal,
  answer,
}: {
  proposal: ShownProposal
  answer: Props['answer']
}) {
  const { id, state, maySettle, isOwn, revision } = proposal
  if (state !== 'waiting' || (!maySettle && !isOwn)) return null
  const refused = answer && !answer.ok && answer.fields.proposal === id ? answer : null
  return (
    <Form method="post" action="/proposals" noValidate>
      <input type="hidden" name="proposal" value={id} />
      <input type="hidden" name="revision" value={revision ?? ''} />
      {maySettle && (
        <TextField
          label="Why it is not taken"
          name="answer"
          defaultValue={refused?.fields.answer}
          error={refused?.errors.answer}
        />
      )}
      <div className="row field">
        {maySettle && <SettlingButtons {...proposal} />}
        {isOwn && (
          <button className="button quiet" type="submit" name="deed" value="take back">
            Take it back
          </button>
        )}
      </div>
    </Form>
  )
}

/** Words of a topic are taken as a draft, in which they are changed before they count. */
function SettlingButtons({ about, isNew, isGone, changeHref }: ShownProposal) {
  const isOfTopic = about === 'topic'
  return (
    <>
      {!isGone && (
        <button className="button primary" type="submit" name="deed" value="take">
          {isOfTopic && !isNew ? 'Take it as a draft' : 'Take it'}
        </button>
      )}
      {!isGone && !isOfTopic && (
        <Link className="button" to={changeHref}>
          Change it before
        </Link>
      )}
      <button className="button" type="submit" name="deed" value="refuse">
        Refuse it
      </button>
    </>
  )
}
