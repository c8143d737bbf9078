import { useSearchParams } from '@remix-run/react'
import { formatDay } from '#app/domain/days.ts'
import { findingKinds } from '#app/domain/moves/finding-words.ts'
import type { FindingKind } from '#app/domain/moves/findings.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { ChoiceLinks } from '../choice-links.tsx'
import { useAddress } from '../stances/address.ts'
import { SelectionWords } from '../stances/selection-words.tsx'
import type { ShownSelection } from '../stances/shown-selection.ts'
import { TwoDays } from '../stances/two-days.tsx'

type Props = {
  action: string
  selection: ShownSelection
  actorCount: number
  since: string
  withTone: boolean
}

/** Who and what the board is about, and the two days that it compares, in words that open to forms. */
export function BoardFilters({ action, selection, actorCount, since, withTone }: Props) {
  const [params] = useSearchParams()
  return (
    <>
      <SelectionWords
        selection={selection}
        actorCount={actorCount}
        action={action}
        params={params}
        hrefWith={useAddress(action)}
        axis={selection.period}
        days={
          <TwoDays
            {...{ action, params, selection }}
            says={
              <>
                {formatDay(since)} against <b>{formatDay(selection.asOf)}</b>
              </>
            }
            since={{ label: 'First day', hint: 'Empty: a year before the second.' }}
            asOf={{ label: 'Second day' }}
          />
        }
      />
      <ChoiceLinks
        label="Changes of tone"
        param="tone"
        current={withTone ? 'shown' : ''}
        choices={[
          { value: '', words: 'Moves' },
          { value: 'shown', words: 'Changes of tone too' },
        ]}
      />
    </>
  )
}

/** Which kind of finding is shown, with how many there are of each; of tone only where they are asked for. */
export function KindLinks({
  kinds,
  kind,
  withTone,
}: {
  kinds: readonly { kind: FindingKind; count: number }[]
  kind: FindingKind | null
  withTone: boolean
}) {
  const shown = kinds.filter((row) => withTone || row.kind !== 'change of tone')
  const all = shown.reduce((sum, { count }) => sum + count, 0)
  return (
    <ChoiceLinks
      label="Kind of change"
      param="kind"
      current={kind ?? ''}
      choices={[
        { value: '', words: `All ${all.toLocaleString('en')}` },
        ...shown
          .filter(({ count, kind: one }) => count > 0 || one === kind)
          .map(({ kind: value, count }) => ({
            value,
            words: `${capitaliseFirst(findingKinds.find((row) => row.kind === value)!.many)} ${count.toLocaleString('en')}`,
          })),
      ]}
    />
  )
}

/** What is shown by how it was judged, with how many there are of each. */
export function StateLinks({
  states,
  state,
}: {
  states: readonly { state: string; count: number }[]
  state: string | null
}) {
  return (
    <ChoiceLinks
      label="As judged"
      param="state"
      current={state ?? ''}
      choices={[
        { value: '', words: 'Any state' },
        ...states.map(({ state: value, count }) => ({
          value,
          words: `${capitaliseFirst(value)} ${count.toLocaleString('en')}`,
        })),
      ]}
    />
  )
}
