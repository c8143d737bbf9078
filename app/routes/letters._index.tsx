import { pageSizes } from '#app/domain/page-size.ts'
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { loadLettersPage } from '#app/features/letters/letters-page.ts'
import { applySearchForm, savedSearchFields } from '#app/features/letters/saved-searches.ts'
import { describeFoundCount, describeOrder } from '#app/ui/letters/found-count.ts'
import { LetterTable } from '#app/ui/letters/letter-table.tsx'
import { LetterFilters } from '#app/ui/letters/letter-filters.tsx'
import { SavedSearches } from '#app/ui/letters/saved-searches.tsx'
import { SearchAnswer } from '#app/ui/letters/search-answer.tsx'
import { NarrowFound } from '#app/ui/letters/narrow-found.tsx'
import { NoLetters } from '#app/ui/letters/no-letters.tsx'
import { DeedBar, deedFormId } from '#app/ui/letters/deed-bar.tsx'
import { TableChoice } from '#app/ui/letters/table-choice.tsx'
import { useLetterTable } from '#app/ui/letters/use-letter-table.ts'
import { WorkViews } from '#app/ui/letters/work-views.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Letters · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  if (params.get('q')?.trim()) await enforceRateLimit('searches', signedIn.user.id)
  return loadLettersPage(signedIn, params, readPageParam(params))
}

/** Keeps a search of one's own, renames or deletes it. */
export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const fields = readTextFields(await readForm(request), savedSearchFields)
  const saved = await applySearchForm(signedIn, new URL(request.url).searchParams, fields)
  return saved.ok ? saved : answerRefusedForm(saved)
}

export const headers: HeadersFunction = passRetryAfter

export default function Letters() {
  const answer = useLoaderData<typeof loader>()
  const outcome = useFormAnswer<typeof action>()
  const { rows, isMore, page, pages, typed, mayAdd, dossier, did, list } = answer
  const suffix = dossier ? `?dossier=${dossier.slug}` : ''
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Letters</h1>
          <div className="muted small">
            {describeFoundCount(answer)}
            {dossier ? ` in ${dossier.name}` : ''}
            {describeOrder(answer)}
          </div>
        </div>
        {mayAdd && (
          <div className="row">
            {answer.mayCode && (
              <Link className="button" to={`/letters/next${suffix}`} data-next-letter="">
                Code the next
              </Link>
            )}
            {answer.mayWithdraw && <Link to="/letters/withdrawn">Withdrawn letters</Link>}
            {dossier && <Link to={`/dossiers/${dossier.slug}/second-codings`}>Second codings</Link>}
            <Link className="button" to="/imports">
              Import letters
            </Link>
            <Link className="button primary" to={`/letters/new${suffix}`} data-add-letter="">
              + Add a letter
            </Link>
          </div>
        )}
      </div>
      <WorkViews {...answer} />
      <LetterFilters {...answer} />
      <FormOutcome answer={outcome} />
      {answer.nothingLeft && (
        <p className="notice" role="status">
          Nothing is left for you to code here: each letter is finished, or somebody else has it.
        </p>
      )}
      {did && <DoneDeed did={did} list={list} />}
      <SavedSearches searches={answer.searches} refused={outcome && !outcome.ok ? outcome : null} />
      <TableChoice {...answer} />
      <SearchAnswer {...answer} />
      <ListedLetters {...answer} />
      <Pager
        page={page}
        pages={pages}
        isMore={isMore && answer.order !== 'fit' && rows.length === pageSizes.letters}
        words={typed.trim() ? ['Before', 'After'] : undefined}
      />
    </div>
  )
}

type Answer = ReturnType<typeof useLoaderData<typeof loader>>

/** What was done last to many letters, with the one press that takes all of it back. */
function DoneDeed({ did, list }: { did: NonNullable<Answer['did']>; list: string }) {
  // Where it cannot be taken back, one comes back to it.
  const back = new URLSearchParams(list)
  back.set('did', did.id)
  const action = `/letters/deeds?${new URLSearchParams({ list: String(back) })}`
  return (
    <div className="notice between" role="status">
      <p>{did.message}</p>
      {!did.isTakenBack && !did.isRunning && (
        <Form method="post" action={action} className="row">
          <input type="hidden" name="deedId" value={did.id} />
          <button className="button" type="submit" name="intent" value="take back" data-undo="">
            Undo <kbd>U</kbd>
          </button>
          {did.isBrokenOff && (
            <button className="button quiet" type="submit" name="intent" value="leave">
              Leave it so
            </button>
          )}
        </Form>
      )}
    </div>
  )
}

/** The letters themselves, with what narrows them beside where somebody searched. */
function ListedLetters(answer: Answer) {
  const { rows, typed, narrowed, narrowings, mayAdd, dossier, deeds, total, list, page } = answer
  const table = useRef<HTMLDivElement>(null)
  const ticked = useLetterTable(table, `${list} ${page}`, deeds.length > 0)
  return (
    <div className={narrowings ? 'found-beside' : undefined}>
      {narrowings && <NarrowFound {...answer} narrowings={narrowings} />}
      {rows.length ? (
        <div ref={table}>
          <LetterTable
            rows={rows}
            typed={typed}
            forms={answer.forms ?? undefined}
            tickForm={deeds.length ? deedFormId : undefined}
            columns={answer.columns}
            levelTopics={answer.levelTopics}
            group={answer.group}
          />
          {deeds.length > 0 && <DeedBar {...{ deeds, list, dossier, total, ticked }} />}
        </div>
      ) : (
        <NoLetters
          isFiltered={narrowed}
          mayAdd={mayAdd}
          suffix={dossier ? `?dossier=${dossier.slug}` : ''}
        />
      )}
    </div>
  )
}
