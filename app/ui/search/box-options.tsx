import { Link, useNavigate, useSubmit } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { getDossierLabel, type DossierRecord } from '#app/domain/dossiers.ts'
import { findCommands, listCommands } from '#app/domain/search/commands.ts'
import {
  formatShown,
  orderGroups,
  searchHref,
  searchKinds,
  type SearchGroup,
  type SearchRow,
} from '#app/domain/search/search-groups.ts'
import { formatQuantity, joinWithAnd } from '#app/domain/text/words.ts'
import type { User } from '#app/domain/users.ts'
import { useCarriedSelection } from '../use-selection-path.ts'
import { getWord, RowReasons } from './group-list.tsx'
import { MarkedWords } from './marked-words.tsx'
import { useFoundGroups } from './use-found-groups.ts'

/** A dossier as the box needs it: what the reader may do there follows from their part in its team. */
export type SearchedDossier = Pick<
  DossierRecord,
  'slug' | 'name' | 'shortName' | 'audience' | 'teamRole' | 'closedAt'
>

type Props = { user: User; dossier: SearchedDossier | null; close: () => void }

/** So many commands stand among what is found by some words; without words all do. */
const commandsShown = 4

/** Something that ↑ ↓ reach and Enter opens: what was found, or the page with all of it. */
type BoxOption = { key: string; href: string; isDeed: boolean }

/** The field of the box with what is found by what is typed into it; ↑ ↓ choose and Enter opens. */
export function BoxOptions({ user, dossier, close }: Props) {
  const [typed, setTyped] = useState('')
  const id = useId()
  const words = typed.trim()
  const slug = dossier?.slug ?? null
  const carried = useCarriedSelection(slug ?? '')
  const commands = useMemo(() => listCommands({ user, dossier, carried }), [user, dossier, carried])
  const most = words ? commandsShown : commands.length
  const named = findCommands(words, commands, { dossier: slug, most })
  const found = useFoundGroups(words, slug)
  const groups = orderGroups([named, ...(found?.groups ?? [])]).filter(({ total }) => total > 0)
  const all = words ? searchHref(words, { dossier: slug }) : null
  const options = listOptions(groups, all)
  const { active, move, choose } = useActiveOption(words, options, named)
  const open = useOpening(close)
  const idOf = (key: string) => `${id}-${key.replace(/[^\w-]/g, '_')}`
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows of an input method choose its own words.
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = options.find(({ key }) => key === active) ?? options.find(isAll)
      if (option) open(option)
    }
  }
  useEffect(() => {
    if (active)
      document
        .getElementById(`${id}-${active.replace(/[^\w-]/g, '_')}`)
        ?.scrollIntoView({ block: 'nearest' })
  }, [active, id])
  const optionProps = (key: string) => ({
    id: idOf(key),
    role: 'option',
    'aria-selected': key === active,
    onMouseMove: () => choose(key),
  })
  return (
    <>
      <div className="box-head">
        <input
          type="text"
          role="combobox"
          aria-label="Words, a name, or a page"
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active ? idOf(active) : undefined}
          placeholder="Words, a name, or a page"
          enterKeyHint="search"
          autoComplete="off"
          spellCheck={false}
          maxLength={400}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button quiet" onClick={close}>
          Close
        </button>
      </div>
      <p className="box-status small muted" role="status">
        {describeFound(words, groups, found)}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label="What was found" className="box-list">
        {groups.map((group) => (
          <OptionGroup
            key={group.kind}
            group={group}
            labelId={`${id}-${group.kind}`}
            optionProps={optionProps}
            open={open}
            close={close}
          />
        ))}
        {all && (
          <Link
            {...optionProps(allKey)}
            tabIndex={-1}
            className="box-option box-all"
            to={all}
            onClick={close}
          >
            <span>
              All results for “<span dir="auto">{words}</span>”
              {dossier && <> in {getDossierLabel(dossier)}</>}
            </span>
            {(active ?? allKey) === allKey && <kbd aria-hidden="true">Enter</kbd>}
          </Link>
        )}
      </div>
    </>
  )
}

const allKey = 'all'
const isAll = ({ key }: BoxOption) => key === allKey

const keyOf = (group: SearchGroup, row: SearchRow) => `${group.kind}-${row.id}`

function listOptions(groups: readonly SearchGroup[], all: string | null): BoxOption[] {
  const rows = groups.flatMap((group) =>
    group.rows.map((row) => ({
      key: keyOf(group, row),
      href: row.href,
      isDeed: row.isDeed === true,
    })),
  )
  return all ? [...rows, { key: allKey, href: all, isDeed: false }] : rows
}

/**
 * Which option Enter would open. Until somebody chooses one it is a command whose name begins with what is typed, which
 * stands there at once; everything else takes a moment, and Enter must not open what has only just come up.
 */
function useActiveOption(words: string, options: readonly BoxOption[], named: SearchGroup) {
  const [chosen, setChosen] = useState<{ words: string; key: string } | null>(null)
  const places = options.map(({ key }) => key)
  const isThere = chosen?.words === words && places.includes(chosen.key)
  const first = words && named.rank >= 2 ? keyOf(named, named.rows[0]!) : null
  const active = isThere ? chosen.key : first
  const choose = (key: string) => setChosen({ words, key })
  const move = (step: 1 | -1) => {
    const place = active === null ? (step === 1 ? -1 : places.length) : places.indexOf(active)
    const next = places[(place + step + places.length) % places.length]
    if (next !== undefined) choose(next)
  }
  return { active, move, choose }
}

function useOpening(close: () => void): (option: Pick<BoxOption, 'href' | 'isDeed'>) => void {
  const navigate = useNavigate()
  const submit = useSubmit()
  return ({ href, isDeed }) => {
    close()
    if (isDeed) submit(null, { method: 'post', action: href })
    else navigate(href)
  }
}

/** `2 letters and more than 1,000 quotes found`, for whoever cannot see them come up. */
function describeFound(
  words: string,
  groups: readonly SearchGroup[],
  found: ReturnType<typeof useFoundGroups>,
): string {
  if (!words) return 'Type words, a name or a page; ↑ ↓ choose, Enter opens.'
  if (!found) return 'Searching …'
  if (found.refusal) return found.refusal
  const counts = groups.map(({ kind, total, isMore }) => {
    const { one } = searchKinds.find((row) => row.kind === kind)!
    return `${isMore ? 'more than ' : ''}${formatQuantity(total, one)}`
  })
  const sentence = counts.length ? `${joinWithAnd(counts)} found.` : 'Nothing found.'
  return [...found.doubts, sentence].join(' ')
}

type OptionGroupProps = {
  group: SearchGroup
  labelId: string
  optionProps: (key: string) => {
    id: string
    role: string
    'aria-selected': boolean
    onMouseMove: () => void
  }
  open: ReturnType<typeof useOpening>
  close: () => void
}

function OptionGroup({ group, labelId, optionProps, open, close }: OptionGroupProps) {
  return (
    <div role="group" aria-labelledby={labelId}>
      <div id={labelId} className="box-kind tiny muted">
        {getWord(group)} {formatShown(group)}
      </div>
      {group.rows.map((row) => {
        const words = (
          <>
            <span className={`search-name ${group.kind}`} dir="auto">
              <MarkedWords pieces={row.name} />
            </span>
            <RowReasons row={row} />
          </>
        )
        const props = { ...optionProps(keyOf(group, row)), className: 'box-option' }
        return row.isDeed ? (
          <button
            key={row.id}
            {...props}
            type="button"
            tabIndex={-1}
            onClick={() => open({ href: row.href, isDeed: true })}
          >
            {words}
          </button>
        ) : (
          <Link key={row.id} {...props} tabIndex={-1} to={row.href} onClick={close}>
            {words}
          </Link>
        )
      })}
      {group.says && <div className="box-says tiny muted">{group.says}</div>}
    </div>
  )
}
