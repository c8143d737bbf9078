import { useSearchParams } from '@remix-run/react'
import { useMemo } from 'react'
import type { Day, Period } from '#app/domain/days.ts'
import type { Milestone } from '#app/domain/milestones.ts'
import type { Pins } from '../pins/pins.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { changeAddress } from './address.ts'
import { StripData } from './strip-data.tsx'
import { listStrips, pickTopicRows, type QuoteHref, type StripTableGroup } from './strip-rows.ts'
import { StripTable } from './strip-table.tsx'

export type ShownStrips = {
  axis: Period
  asOf: Day
  /** In the words of the choice; said where all rows are sorted by this topic. */
  sortedBy?: string
  groups: readonly StripTableGroup[]
  milestones: readonly Milestone[]
}

type Props = {
  strips: ShownStrips
  topic: { id: string; name: string }
  pins: Pins
  /** The actors that have a row; without it all. */
  actorIds?: readonly string[]
  /** What of the page's address goes along to the sentence; without it all of it. */
  params?: URLSearchParams
  onAsOf?: (day: Day) => void
}

/** Strips on one topic, on a page about something else; each mark leads to its sentence on the page of stances. */
export function PageStrips({ strips, topic, pins, actorIds, params, onAsOf }: Props) {
  const inDossier = useDossierPath()
  const [own] = useSearchParams()
  const groups = useMemo(
    () => pickTopicRows(strips.groups, topic.id, actorIds),
    [strips.groups, topic.id, actorIds],
  )
  const quoteHref: QuoteHref = (at, actorId) =>
    changeAddress(inDossier('stances'), params ?? own, {
      ...{ on: null, topic: topic.id, at, of: actorId },
    })
  return (
    <>
      <StripTable
        pins={pins}
        topics={[topic]}
        groups={groups}
        rowCount={groups.reduce((sum, { rows }) => sum + rows.length, 0)}
        axis={strips.axis}
        asOf={strips.asOf}
        milestones={strips.milestones}
        sortedBy={strips.sortedBy}
        quoteHref={quoteHref}
        onAsOf={onAsOf}
      />
      {!onAsOf && <StripData strips={listStrips(groups)} heading="Actor" quoteHref={quoteHref} />}
    </>
  )
}
