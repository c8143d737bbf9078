import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { requirePermissionOn } from '#app/auth/guard.ts'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { formatDay } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { readUnapprovedRemark } from '#app/features/coding/unapproved-remark.ts'
import { loadChanges } from '#app/features/changes/changes-page.ts'
import { loadSubscriptionOffer, subscribe } from '#app/features/digests/subscribe.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { ChangeDays } from '#app/ui/changes/change-days.tsx'
import { ChangeList } from '#app/ui/changes/change-list.tsx'
import { UnapprovedNote } from '#app/ui/approvals/unapproved-note.tsx'
import { FeedLinks } from '#app/ui/changes/feed-links.tsx'
import { SubscribeCard } from '#app/ui/changes/subscribe-card.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionWords } from '#app/ui/stances/selection-words.tsx'
import { everybodyAgain, isNarrowed } from '#app/ui/stances/shown-selection.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useSelectionPath } from '#app/ui/use-selection-path.ts'
import '#app/ui/stances/strips.css'
import '#app/ui/screens.css'

export const meta: MetaFunction = () => [{ title: 'Changes · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const asked = await requireDossier(context, slug)
  const { masked, dossier } = asked
  const params = new URL(request.url).searchParams
  const found = await loadChanges(masked, dossier, params, readPageParam(params))
  return {
    ...found,
    unapproved: await readUnapprovedRemark(masked, found.selection.topics),
    slug: dossier.slug,
    offer: await loadSubscriptionOffer({ ...asked, params }),
  }
}

/** Subscribes to what the address says. */
export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const asked = await requireDossier(context, slug)
  requirePermissionOn(asked.user, 'change your own account', { ownerId: asked.user.id })
  const fields = readTextFields(await readForm(request), ['kind', 'rhythm'])
  const outcome = await subscribe({ ...asked, params: new URL(request.url).searchParams }, fields)
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function Changes() {
  const inDossier = useDossierPath()
  const withSelection = useSelectionPath()
  const [params] = useSearchParams()
  const path = inDossier('changes')
  const hrefWith = useAddress(path)
  const { selection, actorCount, all, since, changes, offer, slug, unapproved } =
    useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  return (
    <div className="page changes">
      <Link className="small" to={withSelection('moves')}>
        ← Moves
      </Link>
      <h1>
        {changes.total < all && `${changes.total.toLocaleString('en')} of `}
        {formatQuantity(all, 'change')} in what is said of the selection
      </h1>
      <p className="muted small">
        First words, moves, contradictions and every other word, as the method finds them in what is
        stored now, the newest known first: an old letter that was coded today is known since today.
        As of {formatDay(selection.asOf)}
        {selection.isToday && ', today'}.
      </p>
      <UnapprovedNote remark={unapproved} />
      <SelectionWords
        {...{ selection, actorCount, params, hrefWith }}
        action={path}
        axis={selection.period}
        days={<ChangeDays action={path} {...{ params, selection, since }} />}
      />
      <FeedLinks />
      {changes.total > 0 ? (
        <ChangeList changes={changes.rows} />
      ) : (
        <p className="card empty">
          {since && all > 0 ? (
            <>
              Nothing changed since {formatDay(since)}.{' '}
              <Link to={hrefWith({ since: null, page: null })}>Show all there is</Link>
            </>
          ) : isNarrowed(selection) ? (
            <>
              Nothing of this selection is coded up to this day.{' '}
              <Link to={hrefWith({ ...everybodyAgain, page: null })}>Show everybody</Link>
            </>
          ) : (
            'Nothing is coded up to this day. Open a letter and mark a passage.'
          )}
        </p>
      )}
      <Pager {...changes} label="Pages of changes" />
      <SubscribeCard {...{ offer, slug, answer }} action={hrefWith({})} />
    </div>
  )
}
