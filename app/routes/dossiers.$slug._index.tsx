import { nameWithState } from '#app/domain/topics.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { hasPermission } from '#app/domain/users.ts'
import { countApprovals } from '#app/features/coding/approval-list.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { countWaitingRemarks } from '#app/features/coding/remark-forms.ts'
import { findNextLetter } from '#app/features/letters/next-letter.ts'
import { countSecondCodingWork } from '#app/features/second-coding/second-coding-work.ts'
import { countToSettle } from '#app/features/codebook/proposal-lists.ts'
import { findHolderNames } from '#app/features/actors/holder-names.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { describeSelection } from '#app/features/analysis/shown-selection.ts'
import { readSelection, timelineMonths } from '#app/features/analysis/selection.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { foldChecklist } from '#app/features/beginnings/first-chart.ts'
import { buildPageStrips } from '#app/features/analysis/page-strips.ts'
import { buildStanceTable } from '#app/features/analysis/stance-table.ts'
import { loadTopicsLead } from '#app/features/analysis/lead-sentences.ts'
import { describeLeadDays } from '#app/domain/lead-sentence/lead-days.ts'
import { UnapprovedNote } from '#app/ui/approvals/unapproved-note.tsx'
import { LatestEvidence } from '#app/ui/overview/latest-evidence.tsx'
import { OverviewStrips } from '#app/ui/overview/overview-strips.tsx'
import { NextLetterNote } from '#app/ui/overview/next-letter-note.tsx'
import { OverviewHead } from '#app/ui/overview/overview-head.tsx'
import { Questions } from '#app/ui/overview/questions.tsx'
import { StancesByActor } from '#app/ui/overview/stances-by-actor.tsx'
import { PinChips } from '#app/ui/pins/pin-chips.tsx'
import { ChecklistPill } from '#app/ui/welcome/checklist-pill.tsx'
import { ExampleNote } from '#app/ui/welcome/example-note.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionWords } from '#app/ui/stances/selection-words.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useSelectionPath } from '#app/ui/use-selection-path.ts'
import '#app/ui/list.css'
import '#app/ui/screens.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.dossier.name ?? 'Overview'} · Stanceline` },
]

/** The newest of what a number is made of; all of it is on the actor's profile and in the stance summary. */
const evidenceRows = 5

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const inDossier = await requireDossier(context, params.slug)
  const { user, masked: visible, dossier } = inDossier
  const query = new URL(request.url).searchParams
  const { selection, evidenceOf } = await readSelection(visible, dossier, query, {
    months: timelineMonths,
  })
  const { topics, actors, allTopics, asOf, today, isToday } = selection
  const topicIds = topics.map(({ id }) => id)
  const drawnTopic = topics.find(({ id }) => id === query.get('on')) ?? topics[0]
  const newest = await visible.positions.newestPage(
    { topicIds, to: asOf },
    pageSizes.overviewQuotes,
  )
  const latest = newest
    .filter(
      ({ letterId }, index) => newest.findIndex((other) => other.letterId === letterId) === index,
    )
    .slice(0, 3)
  const rows = await buildStanceTable(visible, evidenceOf, {
    actors,
    topics,
    asOf,
    today,
    maxRows: evidenceRows,
  })
  const nameHolders = await findHolderNames(visible, latest)
  const positions = await visible.positions.count({ topicIds: allTopics.map(({ id }) => id) })
  return {
    dossier,
    pins: await loadPins(visible, dossier),
    lead: await loadTopicsLead(visible, topics, describeLeadDays(asOf, today, isToday)),
    mayChange: hasPermission(user, 'change dossiers'),
    checklist: await foldChecklist(inDossier, positions > 0),
    topics: topics.map((topic) => ({ id: topic.id, name: nameWithState(topic) })),
    asOf,
    isToday,
    rows,
    strips: await buildPageStrips(visible, evidenceOf, {
      ...selection,
      topics: drawnTopic ? [drawnTopic] : [],
    }),
    drawnTopic: drawnTopic && { id: drawnTopic.id, name: nameWithState(drawnTopic) },
    selection: describeSelection(selection),
    actorCount: actors.length,
    actorNote: selection.actorNote,
    latest: latest.map((position) => ({
      position,
      who: nameHolders(position),
    })),
    counts: {
      ...(await visible.letters.counts(dossier.id)),
      positions,
    },
    mayAdd: hasPermission(user, 'add letters'),
    next: await findNextLetter({ user, visible: inDossier.visible }, dossier),
    toSettle: await countToSettle(requirePermission(context, 'read')),
    approvals: await countApprovals(requirePermission(context, 'read')),
    unapproved: await readUnapprovedRemark(visible, allTopics),
    remarks: await countWaitingRemarks(requirePermission(context, 'read'), dossier.id),
    secondCodings: await countSecondCodingWork(inDossier),
  }
}

export default function Overview() {
  const inDossier = useDossierPath()
  const { dossier, topics, rows, asOf, isToday, latest, mayChange, checklist } =
    useLoaderData<typeof loader>()
  const { lead, counts, mayAdd } = useLoaderData<typeof loader>()
  const { pins, selection, strips, drawnTopic, actorCount, actorNote } =
    useLoaderData<typeof loader>()
  const withSelection = useSelectionPath()
  const [params] = useSearchParams()
  return (
    <div className="page">
      {dossier.isExample && <ExampleNote dossier={dossier} mayChange={mayChange} />}
      <OverviewHead
        {...{ dossier, lead, counts, mayAdd }}
        topics={selection.allTopics.length}
        briefings={withSelection('briefings')}
      />
      <SelectionWords
        selection={selection}
        actorCount={actorCount}
        action={inDossier()}
        params={params}
        hrefWith={useAddress(inDossier())}
        axis={selection.period}
      />
      {actorNote && <p className="small muted">{actorNote}</p>}
      <PinChips pins={pins} />
      {strips && drawnTopic && actorCount > 0 && (
        <OverviewStrips strips={strips} topic={drawnTopic} topics={topics} pins={pins} />
      )}
      <div className="with-aside">
        <div className="stack">
          <StancesByActor pins={pins} rows={rows} topics={topics} asOf={asOf} isToday={isToday} />
        </div>
        <aside className="stack">
          <ToDo />
          {actorCount > 0 && <Questions />}
          <LatestEvidence latest={latest} topics={topics} />
        </aside>
      </div>
      {checklist && <ChecklistPill folded={checklist} from={inDossier()} />}
    </div>
  )
}

function ToDo() {
  const { counts, mayAdd, dossier, toSettle, remarks, next } = useLoaderData<typeof loader>()
  const { secondCodings } = useLoaderData<typeof loader>()
  const { approvals, unapproved } = useLoaderData<typeof loader>()
  const inDossier = useDossierPath()
  return (
    <section className="card" aria-labelledby="to-do">
      <h2 id="to-do">To do</h2>
      <table className="to-do">
        <tbody>
          <tr>
            <td>
              <Link to={`/letters?dossier=${dossier.slug}&state=to+code`}>Letters to code</Link>
            </td>
            <td className="number">
              <b>{counts.toCode.toLocaleString('en')}</b>
            </td>
          </tr>
          <ToDoRow count={secondCodings.toCode} to={inDossier('second-codings')}>
            Letters that you code a second time
          </ToDoRow>
          <ToDoRow count={secondCodings.toSettle} to={inDossier('differences')}>
            Differences of coders to settle
          </ToDoRow>
          <ToDoRow count={toSettle} to="/proposals">
            Proposals and letters in charge of an editor
          </ToDoRow>
          <ToDoRow count={approvals.toApprove} to="/approvals">
            Passages that wait for your approval
          </ToDoRow>
          <ToDoRow count={approvals.sentBack} to="/approvals?list=sent+back">
            Passages of yours that were sent back
          </ToDoRow>
          <ToDoRow count={remarks} to={`/proposals?dossier=${dossier.slug}#remarks`}>
            Remarks on quotes that wait for an answer
          </ToDoRow>
        </tbody>
      </table>
      <UnapprovedNote remark={unapproved} of="In this dossier" />
      {next && <NextLetterNote next={next} dossierSlug={dossier.slug} />}
      {counts.letters === 0 && mayAdd && (
        <p className="small muted">
          There are no letters yet.{' '}
          <Link to={`/letters/new?dossier=${dossier.slug}`}>Add the first one.</Link>
        </p>
      )}
    </section>
  )
}

/** What of one kind there is to do; nothing where there is none. */
function ToDoRow({ count, to, children }: { count: number; to: string; children: ReactNode }) {
  if (!count) return null
  return (
    <tr>
      <td>
        <Link to={to}>{children}</Link>
      </td>
      <td className="number">
        <b>{count.toLocaleString('en')}</b>
      </td>
    </tr>
  )
}
