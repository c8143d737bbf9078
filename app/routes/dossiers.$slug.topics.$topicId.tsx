import { formatQuantity } from '#app/domain/text/words.ts'
import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { collectEvidenceLists } from '#app/domain/attributed-positions.ts'
import { getCachedEvidenceExtent } from '#app/domain/memoized-stance.ts'
import { readCodedDays } from '#app/domain/second-coding/coded-days.ts'
import { fitPeriod } from '#app/domain/timeline-period.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { listProposalsOf } from '#app/features/codebook/proposal-lists.ts'
import { listOtherDossiers } from '#app/features/codebook/used-topics.ts'
import { loadTopicAgreement } from '#app/features/second-coding/topic-agreement.ts'
import { findHolderNames } from '#app/features/actors/holder-names.ts'
import { applyTopicForm } from '#app/features/codebook/topic-actions.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { TopicAgreementCard } from '#app/ui/second-coding/topic-agreement-card.tsx'
import { TopicHead } from '#app/ui/topics/topic-head.tsx'
import { TopicDeeds } from '#app/ui/topics/topic-deeds.tsx'
import { TopicClosingCard } from '#app/ui/topics/topic-closing-card.tsx'
import { listMergeViews } from '#app/features/merge/merge-candidates.ts'
import { buildPageStrips } from '#app/features/analysis/page-strips.ts'
import { findCurrentAsOf, getToday } from '#app/features/analysis/timeline-view.ts'
import { findShownSpeakers } from '#app/features/actors/recent-speakers.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { buildAskRows } from '#app/features/letters/ask-views.ts'
import { AskList } from '#app/ui/asks/ask-list.tsx'
import { requireDossierTopic } from '#app/auth/visible-topic.ts'
import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { loadTopicsLead } from '#app/features/analysis/lead-sentences.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { ProposalList } from '#app/ui/proposals/proposal-list.tsx'
import { MergedList } from '#app/ui/merge-choice.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { QuoteCard } from '#app/ui/quote-card.tsx'
import { LevelMeanings } from '#app/ui/topics/level-meanings.tsx'
import { PageStrips } from '#app/ui/stances/page-strips.tsx'
import { StripKey } from '#app/ui/stances/strip-key.tsx'
import { StancesOnTopic } from '#app/ui/topics/stances-on-topic.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.topic.name ?? 'Topic'} · Stanceline` },
]
/** As many strips as leave the rest of the page in reach; Stances shows all. */
const maxActors = 10
/** The newest of what a number is made of; all of it is on the actor's profile and in the stance summary. */
const evidenceRows = 10

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const settler = await requireDossier(context, params.slug)
  const { user, masked: visible, dossier } = settler
  const { topic } = await requireDossierTopic(visible, dossier, params.topicId!)
  const asked = new URL(request.url).searchParams
  const page = readPageParam(asked)
  const codedDays = readCodedDays(asked)
  const { asOf, isToday } = await findCurrentAsOf(visible, getToday(), [topic.id])
  const { actors, total: actorTotal } = await findShownSpeakers(
    visible,
    [topic.id],
    maxActors,
    asOf,
  )
  const evidenceOf = await visible.evidence.ofActors(actors.map(({ id }) => id))
  const milestones = await visible.milestones.ofDossier(dossier.id)
  const today = getToday()
  const strips = await buildPageStrips(visible, evidenceOf, {
    ...{ actors, topics: [topic], asOf, today, milestones },
    period: fitPeriod(
      collectEvidenceLists(evidenceOf, actors, [topic]).flatMap(getCachedEvidenceExtent),
      milestones,
      asOf,
    ),
    isPeriodChosen: false,
    lastShownDay: today,
  })
  const total = await visible.positions.count({ topicIds: [topic.id] })
  const quotes = await visible.positions.newestPage(
    { topicIds: [topic.id] },
    pageSizes.topicQuotes,
    rowsBeforePage(page, pageSizes.topicQuotes),
  )
  const nameHolders = await findHolderNames(visible, quotes)
  return {
    asks: await buildAskRows(
      visible,
      { topicIds: [topic.id] },
      { asOf, today, page: readPageParam(asked, 'asks') },
    ),
    merges: await listMergeViews(visible, 'topic', topic.id),
    deeds: {
      mayMerge: hasPermission(user, 'merge actors and topics'),
      mayChange: dossier.closedAt === null && hasPermission(user, 'change the codebook'),
      mayPropose: dossier.closedAt === null && hasPermission(user, 'propose changes'),
      rechecks: [...(await visible.rechecks.levels(topic.id)).values()].reduce((a, b) => a + b, 0),
    },
    proposals: await listProposalsOf(settler, topic.id),
    alsoIn: await listOtherDossiers(visible, topic.id, dossier.id),
    topic,
    agreement: await loadTopicAgreement({ visible, user, dossier }, topic.id, codedDays.days),
    codedDays: { typed: codedDays.typed, errors: codedDays.errors },
    pins: await loadPins(visible, dossier),
    lead: await loadTopicsLead(visible, [topic], describeLeadDays(asOf, today, isToday)),
    slug: dossier.slug,
    strips,
    actorTotal,
    asOf,
    isToday,
    total,
    page,
    pages: countPages(total, pageSizes.topicQuotes),
    rows: await buildStanceTable(visible, evidenceOf, {
      ...{ actors, topics: [topic], asOf, today },
      maxRows: evidenceRows,
    }),
    quotes: quotes.map((position) => ({
      position,
      who: nameHolders(position),
    })),
  }
}

/** Closes the topic, or opens it again. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { visible, performedBy, dossier } = await requireDossier(
    context,
    params.slug,
    'change the codebook',
  )
  const { topic, topics } = await requireDossierTopic(visible, dossier, params.topicId!)
  const outcome = await applyTopicForm({
    visible,
    performedBy,
    dossierId: dossier.id,
    topics,
    fields: { ...readTextFields(await readForm(request), ['deed']), id: topic.id },
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function TopicScreen() {
  const inDossier = useDossierPath()
  const {
    topic,
    pins,
    lead,
    slug,
    strips,
    actorTotal,
    rows,
    asOf,
    isToday,
    total,
    page,
    pages,
    quotes,
    merges,
    deeds,
    alsoIn,
  } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={inDossier('topics')}>
        ← Topics
      </Link>
      <div className="between">
        <TopicHead topic={topic} lead={lead} slug={slug} />
        <TopicDeeds topic={topic} {...deeds} />
      </div>
      <FormOutcome answer={useFormAnswer<typeof action>()} />
      <blockquote>{topic.proposition}</blockquote>
      <ProposedWords />
      <div className="with-aside">
        <div className="stack">
          <section className="card" aria-labelledby="over-time">
            <div className="between">
              <h2 id="over-time">Over time</h2>
              <span className="tiny muted">
                {strips && `${formatDay(strips.axis.from)} – ${formatDay(strips.axis.to)} · `}
                {rows.length < actorTotal
                  ? `${rows.length} of ${formatQuantity(actorTotal, 'actor')}, those who spoke last`
                  : formatQuantity(rows.length, 'actor')}{' '}
                · {formatQuantity(total, 'quote')} in all
              </span>
            </div>
            {strips && rows.length > 0 && <PageStrips strips={strips} topic={topic} pins={pins} />}
            <p className="small">
              <Link to={`${inDossier('stances')}?topic=${topic.id}`}>Everybody, in Stances →</Link>
            </p>
            <StripKey />
          </section>
          <AsksOnTopic />
          <section className="card" aria-labelledby="quotes">
            <div className="between">
              <h2 id="quotes">Every quote</h2>
              <span className="tiny muted">newest first</span>
            </div>
            {!quotes.length && (
              <p className="empty">
                Nobody is quoted on this topic yet. Open a letter, select the passage, and choose{' '}
                {topic.name}.
              </p>
            )}
            {quotes.map(({ position, who }) => (
              <QuoteCard key={position.id} position={position} who={who} />
            ))}
            <div className="block">
              <Pager page={page} pages={pages} />
            </div>
          </section>
        </div>
        <aside className="stack">
          <StancesOnTopic pins={pins} rows={rows} asOf={asOf} isToday={isToday} />
          <LevelMeanings topic={topic} />
          <AgreementOnTopic />
          <MergedList
            merges={merges}
            action={inDossier(`topics/${topic.id}/merge`)}
            mayMerge={deeds.mayMerge}
          />
          {deeds.mayChange && <TopicClosingCard topic={topic} alsoIn={alsoIn} />}
        </aside>
      </div>
    </div>
  )
}

/** What waits for an editor; whoever may settle it does so here as well. */
function ProposedWords() {
  return <ProposalList proposals={useLoaderData<typeof loader>().proposals} />
}

function AgreementOnTopic() {
  const { agreement, codedDays } = useLoaderData<typeof loader>()
  return <TopicAgreementCard {...agreement} chosen={codedDays} />
}

function AsksOnTopic() {
  return <AskList asks={useLoaderData<typeof loader>().asks} of="topic" />
}
