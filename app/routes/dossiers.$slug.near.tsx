import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { countPairTopics } from '#app/charts/model/picture-size.ts'
import { dayFromNumber, dayNumber, formatDay, type Day } from '#app/domain/days.ts'
import { nameRankedPart } from '#app/domain/nearness/nearness-words.ts'
import { pageSizes } from '#app/domain/page-size.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { loadNear } from '#app/features/nearness/near-page.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { WithDefinitions } from '#app/ui/help/with-definitions.tsx'
import { NearForm } from '#app/ui/nearness/near-form.tsx'
import { PairScreen } from '#app/ui/nearness/pair-screen.tsx'
import { PeerTable } from '#app/ui/nearness/peer-table.tsx'
import { UnrankedList, RankedList } from '#app/ui/nearness/ranked-list.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionWords } from '#app/ui/stances/selection-words.tsx'
import { TakeAway } from '#app/ui/stances/take-away.tsx'
import { ViewLinks } from '#app/ui/stances/view-links.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import '#app/ui/list.css'
import '#app/ui/nearness/nearness.css'
import '#app/ui/screens.css'
import '#app/ui/stances/strips.css'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${nameTitle(data)} · Stanceline`,
  },
]

function nameTitle(data: Partial<LoadedNear> | undefined): string {
  if (data?.pair) return `${data.pair.subject.name} and ${data.pair.other.name}`
  return data?.ranked ? `Near and far of ${data.ranked.subject.name}` : 'Near and far'
}

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  return loadNear(masked, dossier, params, {
    near: readPageParam(params, 'nearPage'),
    far: readPageParam(params, 'farPage'),
    few: readPageParam(params, 'fewPage'),
    voice: readPageParam(params, 'voicePage'),
  })
}

export default function NearAndFar() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('near'))
  const { selection, actorCount, asked, errors, ranked, peers, pair } =
    useLoaderData<typeof loader>()
  const shown = pair ?? ranked
  const isNarrowed = selection.topics.length < selection.allTopics.length
  return (
    <div className="page">
      <h1>{shown ? `${shown.sentence}.` : 'Near and far'}</h1>
      <p className="muted small">
        By <WithDefinitions>alignment</WithDefinitions>: only topics on which both have a word that
        is not stale. As of {formatDay(selection.asOf)}
        {selection.isToday
          ? ', today'
          : selection.today === selection.asOf
            ? ''
            : ', the newest letter; nothing since'}
        .{' '}
        {isNarrowed && (
          <Link to={hrefWith({ topic: null })}>
            Compare on all {selection.allTopics.length} topics
          </Link>
        )}
      </p>
      <SelectionWords
        selection={selection}
        actorCount={actorCount}
        action={inDossier('near')}
        params={params}
        hrefWith={hrefWith}
        axis={selection.period}
      />
      <div className="strip-choices">
        <ViewLinks view="near" />
      </div>
      <NearForm
        action={inDossier('near')}
        params={params}
        name={shown?.subject.name ?? asked.of}
        otherName={pair?.other.name ?? asked.with}
        least={asked.least}
        errors={errors}
      />
      {pair && (
        <TakeAway
          table="near"
          rows={pair.common.length + pair.unshared.length}
          asOf={selection.asOf}
          picture={describePairPicture(pair)}
        />
      )}
      {pair && <PairScreen pair={pair} hrefOf={(id) => hrefWith({ of: id, with: null })} />}
      {ranked ? (
        <RankedActors
          ranked={ranked}
          topics={selection.topics.length}
          lookBackOn={findDayAfter(selection)}
          peers={peers}
          asOf={selection.asOf}
        />
      ) : (
        !pair &&
        !errors.of && (
          <p className="card empty">
            Write whose name it is: you are shown who of the {formatQuantity(actorCount, 'actor')}{' '}
            stands nearest and who farthest, and on what.
          </p>
        )
      )}
    </div>
  )
}

type LoadedNear = Awaited<ReturnType<typeof loader>>
type Ranked = NonNullable<LoadedNear['ranked']>

type RankedProps = {
  ranked: Ranked
  topics: number
  /** Where the dossier is old: the first day on which nothing is judged by today. */
  lookBackOn: Day | null
  peers: LoadedNear['peers']
  asOf: Day
}

/** In an old dossier stale is judged by today; from the day after its newest letter one looks back. */
function findDayAfter({ asOf, today }: { asOf: Day; today: Day }): Day | null {
  return asOf < today ? dayFromNumber(dayNumber(asOf) + 1) : null
}

function RankedActors({ ranked, topics, lookBackOn, peers, asOf }: RankedProps) {
  const inDossier = useDossierPath()
  const hrefWith = useAddress(inDossier('near'))
  const { subject, answered, least, nearest, farthest, tooFew, oneVoice } = ranked
  const hrefOf = (id: string) => hrefWith({ of: subject.id, with: id })
  const all = nearest.total
  return (
    <>
      <p className="small">
        {subject.name} has a word that is not stale on {answered} of{' '}
        {formatQuantity(topics, 'topic')}. In order are those who have one on {least} of these or
        more.
      </p>
      {!answered && lookBackOn && (
        <p className="card empty">
          What {subject.name} said is stale by today, or there is nothing.{' '}
          <Link to={hrefWith({ asOf: lookBackOn })}>Look back from {formatDay(lookBackOn)}</Link>
        </p>
      )}
      <TakeAway
        table="near"
        rows={all + tooFew.total + oneVoice.total}
        isPart={nearest.pages > 1 || tooFew.pages > 1 || oneVoice.pages > 1}
        asOf={asOf}
        picture={{
          ...{ name: 'near', what: 'actor', of: all },
          shows: Math.min(all, pageSizes.nearActors * (farthest ? 2 : 1)),
        }}
      />
      {all > 0 && (
        <div className={farthest ? 'near-lists' : 'near-lists one'}>
          <RankedList
            id="nearest"
            heading={nameRankedPart(nearest, farthest ? 'nearest' : null)}
            list={nearest}
            param="nearPage"
            hrefOf={hrefOf}
          />
          {farthest && (
            <RankedList
              id="farthest"
              heading={nameRankedPart(farthest, 'farthest')}
              list={farthest}
              param="farPage"
              hrefOf={hrefOf}
            />
          )}
        </div>
      )}
      {peers && answered > 0 && <PeerTable name={subject.name} peers={peers} hrefOf={hrefOf} />}
      <div className="near-apart">
        <UnrankedList
          heading="with too few topics in common"
          says={
            `They have a word that is not stale on fewer than ${least} of the topics on which ` +
            `${subject.name} has one, and stand in no order.`
          }
          list={tooFew}
          param="fewPage"
          hrefOf={hrefOf}
        />
        <UnrankedList
          heading={`of one voice with ${subject.name}`}
          says={
            'One speaks for the other, or all that they said is the same joint letters; nobody is ' +
            'compared with themselves.'
          }
          list={oneVoice}
          param="voicePage"
          hrefOf={hrefOf}
        />
      </div>
    </>
  )
}

function describePairPicture({
  common,
  unshared,
}: Record<'common' | 'unshared', readonly unknown[]>): ComponentProps<typeof TakeAway>['picture'] {
  const all = { common: common.length, unshared: unshared.length }
  const fits = countPairTopics(all)
  return {
    ...{ name: 'near', what: 'topic' },
    shows: fits.common + fits.unshared,
    of: all.common + all.unshared,
  }
}
