import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { toActorFields } from '#app/domain/actor-form.ts'
import { toActorFactFields } from '#app/domain/actor-fact-form.ts'
import type { ActorFactKind } from '#app/domain/actor-facts.ts'
import { toActorForm } from '#app/domain/actors.ts'
import { toAffiliationFields } from '#app/domain/affiliation-form.ts'
import { hasPermission } from '#app/domain/users.ts'
import { requireDeed, requireFound, requirePermission } from '#app/auth/guard.ts'
import { applyCorrectionForm, correctionFields } from '#app/features/actors/actor-correction.ts'
import { loadAttributeChoices } from '#app/features/actors/attribute-choices.ts'
import { proposeChange, proposingFields } from '#app/features/codebook/propose-change.ts'
import { listProposalsOf } from '#app/features/codebook/proposal-lists.ts'
import { findFillingProposal, saveTakingProposal } from '#app/features/codebook/settle-proposals.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { ActorCard } from '#app/ui/actors/actor-card.tsx'
import { ActorFacts, RegisterLinks } from '#app/ui/actors/actor-facts.tsx'
import { AffiliationCard } from '#app/ui/actors/affiliation-card.tsx'
import { AffiliationPeriods } from '#app/ui/actors/affiliation-periods.tsx'
import { AffiliationRows, WithdrawnAffiliations } from '#app/ui/actors/affiliation-rows.tsx'
import { FactCard } from '#app/ui/actors/fact-card.tsx'
import { FactRows, WithdrawnFacts } from '#app/ui/actors/fact-rows.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What is known of ${data?.record.name ?? 'an actor'} · Stanceline` },
]

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const settler = requirePermission(context, 'read')
  const { user, visible } = settler
  const record = requireFound(await visible.actors.recordOf(params.actorId!), 'actor')
  if (record.id !== params.actorId) throw redirect(`/actors/${record.id}/correction`)
  const rows = await visible.actors.affiliationRecords(record.id)
  const mayCorrect = hasPermission(user, 'correct actors')
  const facts = await visible.actors.facts(record.id)
  const query = new URL(request.url).searchParams
  return {
    record,
    mayCorrect,
    openId: query.get('row'),
    openFactId: query.get('fact'),
    facts: facts.filter(({ withdrawn }) => !withdrawn),
    withdrawnFacts: mayCorrect ? facts.filter(({ withdrawn }) => withdrawn) : [],
    inUse: mayCorrect ? await loadAttributeChoices(visible, null) : noChoices,
    mayPropose: hasPermission(user, 'propose changes'),
    proposals: await listProposalsOf(settler, record.id),
    filling: mayCorrect
      ? await findFillingProposal(settler, record.id, query.get('proposal'))
      : null,
    periods: await visible.actors.affiliationPeriods(record.id),
    rows: rows.filter(({ withdrawn }) => !withdrawn),
    withdrawn: mayCorrect ? rows.filter(({ withdrawn }) => withdrawn) : [],
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const sender = requirePermission(context, 'propose changes')
  const { user, visible, performedBy } = sender
  const actor = requireFound(await visible.actors.byId(params.actorId!), 'actor')
  const fields = readTextFields(await readForm(request), [...correctionFields, ...proposingFields])
  const mayCorrect = hasPermission(user, 'correct actors')
  const outcome = mayCorrect
    ? await saveTakingProposal(sender, actor.id, fields, (takes) =>
        applyCorrectionForm({ visible, performedBy, actor, fields, takes }),
      )
    : await proposeChange({
        ...{ visible, performedBy, userId: user.id, fields },
        ...{ about: requireDeed(proposedDeeds, fields.deed), aboutId: actor.id, dossierId: null },
      })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

/** What whoever only reads the page is offered. */
const noChoices = { names: [], values: [], isMore: false }

/** The forms that somebody may send as a proposal who may not save them. */
const proposedDeeds = { save: 'actor', 'save affiliation': 'affiliation' } as const

export default function ActorCorrection() {
  const {
    record,
    mayCorrect,
    mayPropose,
    rows,
    periods,
    withdrawn,
    withdrawnFacts,
    openId,
    proposals,
  } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page">
      <Link className="small" to={`/actors/${record.id}`}>
        ← {record.name}
      </Link>
      <div className="between block">
        <h1>What is known of {record.name}</h1>
        <div className="row">
          {mayCorrect && (
            <Link className="button" to={`/actors/${record.id}/removal`}>
              {record.withdrawn ? 'Put back …' : 'Remove …'}
            </Link>
          )}
          <Link className="button" to={`/actors/${record.id}/history`}>
            History
          </Link>
        </div>
      </div>
      {!mayCorrect && (
        <p className="muted small">
          Editors change it{mayPropose && '; you propose what you would'}.
        </p>
      )}
      <FormOutcome answer={answer} />
      <div className="stack">
        <ProposalList proposals={proposals} />
        {mayPropose ? <ActorFields /> : <ActorFacts record={record} />}
        <h2>Belongs to</h2>
        <AffiliationRows actorId={record.id} rows={rows} mayChange={mayPropose} openId={openId} />
        <WithdrawnAffiliations rows={withdrawn} />
        {mayPropose && <AffiliationFields />}
        <AffiliationPeriods periods={periods} mayChange={mayCorrect} />
        <FactSection kind="attribute" title="Attributes" />
        <FactSection kind="name" title="Names of some time" />
        <FactSection kind="successor" title="Continues as" />
        <WithdrawnFacts rows={withdrawnFacts} />
      </div>
    </div>
  )
}

/** Which form of the page a deed is of. */
function findForm(deed: string | undefined): 'actor' | 'affiliation' | ActorFactKind {
  if (deed === 'save') return 'actor'
  return (
    (['attribute', 'name', 'successor'] as const).find((kind) => deed?.includes(kind)) ??
    'affiliation'
  )
}

/** The answer's refusal of what one of the forms sent; null where it refuses nothing of the kind. */
function useRefusal(of: ReturnType<typeof findForm>) {
  const answer = useFormAnswer<typeof action>()
  if (!answer || answer.ok) return null
  return findForm(answer.fields.deed) === of ? answer : null
}

/** The rows of one kind and, for editors, the form of the one that is open, which after a change is a new one. */
function FactSection({ kind, title }: { kind: ActorFactKind; title: string }) {
  const { record, facts, openFactId, mayCorrect, inUse } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = useRefusal(kind)
  const id = answer?.ok ? null : (refused?.fields.id ?? openFactId)
  const row = facts.find((one) => one.id === id && one.kind === kind) ?? null
  const stored = row ? toActorFactFields(row) : {}
  return (
    <>
      <h2>{title}</h2>
      <FactRows
        actorId={record.id}
        rows={facts.filter((one) => one.kind === kind)}
        mayChange={mayCorrect}
        openId={openFactId}
      />
      {mayCorrect && (
        <FactCard
          key={`${row?.id}-${row?.revision}-${answer?.ok && answer.message}`}
          actorId={record.id}
          kind={kind}
          fields={refused ? { ...stored, ...refused.fields } : stored}
          errors={refused?.errors ?? {}}
          row={row}
          inUse={inUse}
        />
      )}
    </>
  )
}

function ActorFields() {
  const { record, mayCorrect, filling } = useLoaderData<typeof loader>()
  const refused = useRefusal('actor')
  const filled = pickFilling(filling, 'actor')
  const stored = { ...toActorFields(toActorForm(record)), ...filled?.fields }
  return (
    <>
      <ActorCard
        key={record.revision}
        actorId={record.id}
        fields={refused ? { ...stored, ...refused.fields } : stored}
        errors={refused?.errors ?? {}}
        revision={record.revision}
        mergedNames={record.mergedNames}
        proposes={!mayCorrect}
        proposalId={filled?.id}
      />
      <RegisterLinks registerIds={record.registerIds} />
    </>
  )
}

/** The form of the row that is open; after a change it is that of a new one. */
function AffiliationFields() {
  const { record, rows, openId, mayCorrect, filling } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused = useRefusal('affiliation')
  const id = answer?.ok ? null : (refused?.fields.id ?? openId)
  const row = rows.find((one) => one.id === id) ?? null
  const filled = pickFilling(filling, 'affiliation')
  const stored = fillAffiliation(row, filled)
  return (
    <AffiliationCard
      key={`${row?.id}-${row?.revision}-${answer?.ok && answer.message}`}
      actorId={record.id}
      actorName={record.name}
      fields={refused ? { ...stored, ...refused.fields } : stored}
      errors={refused?.errors ?? {}}
      row={row}
      proposes={!mayCorrect}
      proposalId={filled?.id}
    />
  )
}

/** What the form of a row holds at first: what is stored, or what a proposal makes of it. */
function fillAffiliation(
  row: Parameters<typeof toAffiliationFields>[0] | null,
  filled: { fields: Record<string, string> } | null,
): Record<string, string> {
  return { ...(row ? toAffiliationFields(row) : {}), ...filled?.fields }
}

/** The proposal that fills a form for an editor, where it is about what the form is about. */
function pickFilling<Filling extends { about: string }>(
  filling: Filling | null,
  about: 'actor' | 'affiliation',
): Filling | null {
  return filling?.about === about ? filling : null
}
