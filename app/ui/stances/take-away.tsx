import { Link, useParams, useRouteLoaderData, useSearchParams } from '@remix-run/react'
import { Fragment, type ReactNode } from 'react'
import type { Day } from '#app/domain/days.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { tableFormats, type ViewPictureName, type ViewTableName } from '#app/domain/view-files.ts'
import { mostRows } from '#app/domain/strips/strip-choices.ts'
import { withBasePath } from '../base-path.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { changeAddress } from './address.ts'
import { CopyPicture } from './copy-picture.tsx'
import { leaveBehind } from './selection-part.tsx'
import './take-away.css'

type Props = {
  table: ViewTableName
  /** How many rows the file holds. */
  rows: number
  /** Whether the screen shows some of them only. */
  isPart?: boolean
  asOf: Day
  /** Where there is a picture too: of what, and how many of how many it shows. */
  picture?: { name: ViewPictureName; what: string; shows: number; of: number }
}

/** Where what is shown is taken as a file, with how much that is: the same selection, order and as-of day. */
export function TakeAway({ table, rows, isPart = false, asOf, picture }: Props) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  if (!rows) return null
  const counted = formatQuantity(rows, 'row')
  const hrefOf = (file: string, changes = {}) =>
    withBasePath(
      changeAddress(inDossier(file), params, { ...leaveBehind(params), asOf, ...changes }),
    )
  return (
    <p className="take-away small">
      Take it with you, {isPart && 'all '}
      {counted}:{' '}
      {tableFormats.map(({ format, word, mostRows: most }, place) => (
        <Fragment key={format}>
          {place > 0 && ' · '}
          {rows > most ? (
            <span className="muted">
              {word} holds {most.toLocaleString('en')}
            </span>
          ) : (
            <FileLink href={hrefOf(`${table}.${format}`)} of={counted}>
              {word}
            </FileLink>
          )}
        </Fragment>
      ))}
      {picture && picture.shows > 0 && (
        <PictureLinks
          picture={picture}
          hrefOf={(ending) =>
            // As many rows as the page shows.
            hrefOf(`${picture.name}.${ending}`, { rows: params.getAll('rows') })
          }
        />
      )}
      <LiveTableLink table={table} />
      <MakeLink table={table} />
      {isPart && table === 'stances' && (
        <>
          {' '}
          —{' '}
          <Link
            to={changeAddress(inDossier('stances'), params, {
              ...leaveBehind(params),
              closed: null,
              rows: String(mostRows),
            })}
          >
            {rows > mostRows ? `The first ${mostRows} rows` : 'All rows'}, to be printed
          </Link>
        </>
      )}
    </p>
  )
}

/** Where an address is made by which a spreadsheet program reads what is shown. */
function LiveTableLink({ table }: { table: ViewTableName }) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const kept = { ...leaveBehind(params), rows: params.getAll('rows'), make: table }
  return (
    <>
      {' '}
      — <Link to={changeAddress(inDossier('live-table'), params, kept)}>Live table</Link>
    </>
  )
}

/** Where editors make a link to what is shown, for people without an account. */
function MakeLink({ table }: { table: ViewTableName }) {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const { slug } = useParams()
  const root = useRouteLoaderData<{ dossiers: { slug: string; mayLink: boolean }[] }>('root')
  if (!root?.dossiers.some((dossier) => dossier.slug === slug && dossier.mayLink)) return null
  const kept = { ...leaveBehind(params), rows: params.getAll('rows'), make: table }
  return (
    <>
      {' '}
      — <Link to={changeAddress(inDossier('links'), params, kept)}>Make a read-only link</Link>
    </>
  )
}

type PictureProps = {
  picture: NonNullable<Props['picture']>
  hrefOf: (ending: 'svg' | 'png') => string
}

function PictureLinks({ picture: { what, shows, of }, hrefOf }: PictureProps) {
  const said = shows < of ? `${shows} of ${formatQuantity(of, what)}` : formatQuantity(shows, what)
  return (
    <>
      {' '}
      — as a picture of {said}:{' '}
      <FileLink href={hrefOf('svg')} of={said}>
        SVG
      </FileLink>{' '}
      ·{' '}
      <FileLink href={hrefOf('png')} of={said}>
        PNG
      </FileLink>
      <CopyPicture key={hrefOf('png')} href={hrefOf('png')} />
    </>
  )
}

function FileLink({ href, of, children }: { href: string; of: string; children: ReactNode }) {
  return (
    <a href={href} download>
      {children}
      <span className="out-of-sight"> of {of}</span>
    </a>
  )
}
