import { Link } from '@remix-run/react'

/** Ends a form of filters: shows what they leave, or leads to the list without any. */
export function ShowOrClear({ list, dossier }: { list: string; dossier: { slug: string } | null }) {
  return (
    <div className="row">
      <button className="button" type="submit">
        Show
      </button>
      <Link className="button quiet" to={dossier ? `${list}?dossier=${dossier.slug}` : list}>
        Clear
      </Link>
    </div>
  )
}
