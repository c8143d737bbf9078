import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { formatMoment } from '#app/domain/moments.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { hasPermission } from '#app/domain/users.ts'
import { toDossierFields } from '#app/domain/dossier-form.ts'
import { applyDossierForm, dossierRequestFields } from '#app/features/codebook/dossier-actions.ts'
import { listLinks } from '#app/features/view-links/listed-links.ts'
import { listTopicsElsewhere } from '#app/features/codebook/used-topics.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { ClosingCard } from '#app/ui/dossiers/closing-card.tsx'
import { DossierCard, DossierText } from '#app/ui/dossiers/dossier-card.tsx'
import { TeamCard } from '#app/ui/dossiers/team-card.tsx'
import { UsedTopics } from '#app/ui/dossiers/used-topics.tsx'
import { GivenMarksCard } from '#app/ui/pins/given-marks-card.tsx'
import { ViewLinksCard } from '#app/ui/view-links/view-links-card.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `About ${data?.dossier.name ?? 'a dossier'} · Stanceline` },
]

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { user, visible, admin, dossier } = await requireDossier(context, params.slug)
  const mayChange = hasPermission(user, 'change dossiers')
  return {
    dossier,
    mayChange,
    begun: formatMoment(dossier.createdAt),
    counts: {
      ...(await visible.letters.counts(dossier.id)),
      topics: (await visible.topics.ofDossier(dossier.id)).length,
    },
    teammates: await visible.dossiers.team(dossier.id),
    given: await visible.pins.given(dossier.id),
    links: mayChange ? await listLinks({ admin, visible }, dossier) : [],
    elsewhere: mayChange
      ? await listTopicsElsewhere(visible, dossier.id)
      : { others: [], shared: [] },
  }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const allowed = await requireDossier(context, params.slug, 'change dossiers')
  const fields = readTextFields(await readForm(request), dossierRequestFields)
  const outcome = await applyDossierForm({ ...allowed, fields })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function DossierSettings() {
  const { dossier, mayChange, begun, counts } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/dossiers/${dossier.slug}`}>
        ← Overview
      </Link>
      <div className="between">
        <h1>{dossier.name}</h1>
        <Link className="button" to={`/dossiers/${dossier.slug}/history`}>
          History
        </Link>
      </div>
      <p className="muted small block">
        Begun {begun} · {formatQuantity(counts.letters, 'letter')} ·{' '}
        {formatQuantity(counts.topics, 'topic')}
        {dossier.isExample && ' · the example that came with the product'}
        {dossier.closedAt !== null && ' · closed'}
        {!mayChange && '. Editors change it.'}
      </p>
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      {mayChange ? <DossierForms /> : <DossierFacts />}
    </div>
  )
}

/** What those read who may not change it. */
function DossierFacts() {
  const { dossier, teammates, given } = useLoaderData<typeof loader>()
  const isTeams = dossier.audience === 'team'
  return (
    <div className="stack">
      <DossierText dossier={dossier} />
      {(isTeams || teammates.length > 0) && (
        <TeamCard
          {...{ teammates, isTeams }}
          mayChange={false}
          revision={String(dossier.revision)}
          fields={{}}
          errors={{}}
        />
      )}
      {given.length > 0 && <GivenMarksCard given={given} mayFree={false} />}
    </div>
  )
}

/** All that can be changed, with what was typed where it was refused. */
function DossierForms() {
  const { dossier, teammates, elsewhere, given, links } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const refused: { fields: Record<string, string>; errors: Record<string, string> } =
    answer && !answer.ok ? answer : { fields: {}, errors: {} }
  const { fields, errors } = refused
  const revision = errors.revision ?? String(dossier.revision)
  return (
    <div className="with-aside">
      <div className="stack">
        <DossierCard
          key={dossier.revision}
          fields={fields.deed === 'save' ? fields : toDossierFields(dossier)}
          {...{ errors, revision }}
        />
        <TeamCard
          {...{ teammates, revision, fields, errors }}
          mayChange
          isTeams={dossier.audience === 'team'}
        />
        <GivenMarksCard given={given} mayFree />
        <ViewLinksCard links={links} />
      </div>
      <aside className="stack">
        <UsedTopics {...elsewhere} error={errors.topic} />
        <ClosingCard dossier={dossier} revision={revision} />
      </aside>
    </div>
  )
}
