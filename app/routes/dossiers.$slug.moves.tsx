import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { mostPictureMoves } from '#app/charts/model/picture-size.ts'
import { formatDay } from '#app/domain/days.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { applyJudgementForm, judgementFields } from '#app/features/moves/judge-finding.ts'
import { loadMovesBoard, type MovesBoard } from '#app/features/moves/moves-board.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { UnapprovedNote } from '#app/ui/approvals/unapproved-note.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { ChoiceLinks } from '#app/ui/choice-links.tsx'
import { BoardFilters, KindLinks, StateLinks } from '#app/ui/moves/board-filters.tsx'
import { FindingList } from '#app/ui/moves/finding-list.tsx'
import { HowToReadMoves } from '#app/ui/moves/how-to-read-moves.tsx'
import { MovedList } from '#app/ui/moves/moved-list.tsx'
import { TakeAway } from '#app/ui/stances/take-away.tsx'
import { UnmovedList } from '#app/ui/moves/unmoved-list.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { revalidateAfterConflict } from '#app/ui/revalidate-after-conflict.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useSelectionPath } from '#app/ui/use-selection-path.ts'
import '#app/ui/moves/moves.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Moves · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { user, masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const board = await loadMovesBoard(masked, dossier, params, {
    moved: readPageParam(params, 'movedPage'),
    stayed: readPageParam(params, 'stayedPage'),
    unknown: readPageParam(params, 'unknownPage'),
    findings: readPageParam(params),
  })
  return {
    ...board,
    mayJudge: dossier.closedAt === null && hasPermission(user, 'judge moves'),
    unapproved: await readUnapprovedRemark(masked, board.topics),
  }
}

export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const { user, masked, performedBy, dossier } = await requireDossier(context, slug, 'judge moves')
  const fields = readTextFields(await readForm(request), judgementFields)
  const judging = { visible: masked, performedBy, userId: user.id, dossier, fields }
  const outcome = await applyJudgementForm(judging)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export const shouldRevalidate = revalidateAfterConflict

export default function Moves() {
  const inDossier = useDossierPath()
  const withSelection = useSelectionPath()
  const board = useLoaderData<typeof loader>()
  const { lead, asOf, asOfIs, moved, stayed, unknown, onlyTone, findings, kinds } = board
  const answer = useFormAnswer<typeof action>()
  const named = board.topics.length > 1
  return (
    <div className="page moves">
      <h1>{lead}</h1>
      <p className="muted small">
        By the method’s rule. As of {formatDay(asOf)}
        {asOfIs === 'today' ? ', today' : ''}
        {asOfIs === 'newest letter' ? ', the newest letter; nothing since' : ''}.{' '}
        <Link to={withSelection('changes')}>What changed, the newest known first</Link>
      </p>
      <UnapprovedNote remark={board.unapproved} />
      <FormOutcome answer={answer} />
      <BoardFilters action={inDossier('moves')} {...board} />
      <div className="moved-and-not">
        <section aria-labelledby="who-moved">
          <div className="between">
            <h2 id="who-moved">Who moved, {moved.total.toLocaleString('en')}</h2>
            <ChoiceLinks
              label="Order"
              param="sort"
              current={board.sort === 'size' ? '' : board.sort}
              choices={[
                { value: '', words: 'By how far' },
                { value: 'certainty', words: 'By how sure' },
              ]}
            />
          </div>
          <MovesTakeAway board={board} />
          {moved.total > 0 ? <MovedList rows={moved.rows} named={named} /> : <NobodyMoved />}
          <Pager
            {...moved}
            param="movedPage"
            label="Pages of who moved"
            words={['Before', 'Next']}
          />
        </section>
        <aside aria-label="Who did not move">
          <UnmovedList
            heading="stayed where they were"
            says={
              onlyTone
                ? `No move by the method’s rule; ${onlyTone.toLocaleString('en')} of them changed their tone within one side.`
                : 'No move by the method’s rule.'
            }
            list={stayed}
            param="stayedPage"
            named={named}
          />
          <UnmovedList
            heading="cannot be compared"
            says="There is no word on one of the days, or nothing with a level was said in between."
            list={unknown}
            param="unknownPage"
            named={named}
          />
          <HowToReadMoves />
        </aside>
      </div>
      <div className="findings-bar">
        <h2 id="findings">Quote against quote, {findings.total.toLocaleString('en')}</h2>
        <KindLinks kinds={kinds} kind={board.kind} withTone={board.withTone} />
        <StateLinks states={board.states} state={board.state} />
        <span className="small muted">contradictions, then newest</span>
      </div>
      <TakeAway table="findings" rows={findings.total} isPart={findings.pages > 1} asOf={asOf} />
      {findings.total > 0 ? (
        <FindingList
          findings={findings.rows}
          label="Moves and contradictions"
          mayJudge={board.mayJudge}
          answer={answer}
        />
      ) : board.state || board.kind ? (
        <p className="card empty">
          None of this choice between these days. Choose another kind, or whatever was judged.
        </p>
      ) : (
        <NobodyMoved />
      )}
      <Pager {...findings} words={['Before', 'Next']} />
    </div>
  )
}

type Board = Pick<MovesBoard, 'moved' | 'stayed' | 'unknown' | 'asOf'>

/** Everybody as a table, whether they moved or not; those who did as a picture. */
function MovesTakeAway({ board: { moved, stayed, unknown, asOf } }: { board: Board }) {
  const lists = [moved, stayed, unknown]
  const pairs = lists.reduce((sum, { total }) => sum + total, 0)
  const shown = lists.reduce((sum, { rows }) => sum + rows.length, 0)
  return (
    <TakeAway
      table="moves"
      rows={pairs}
      isPart={pairs > shown}
      asOf={asOf}
      picture={{
        ...{ name: 'moves', what: 'move', of: moved.total },
        shows: Math.min(moved.total, mostPictureMoves),
      }}
    />
  )
}

function NobodyMoved() {
  return (
    <div className="card empty">
      <b>Nobody moved between these days by the method’s rule.</b>
      <p>
        Choose an earlier first day under <em>When</em>, more topics or actors, or let changes of
        tone be shown too.
      </p>
    </div>
  )
}
