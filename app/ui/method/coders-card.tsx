import { TableScroll } from '../table-scroll.tsx'

export type CodersProps = {
  coders: readonly {
    coder: { id: string; name: string } | null
    passages: number
    letters: number
  }[]
  /** How well they agree, or that nothing says so yet. */
  agreement: string
}

/** Who coded how much of the dossier, and how well they agree. */
export function CodersCard({ coders, agreement }: CodersProps) {
  return (
    <section className="card" aria-labelledby="coders">
      <h2 id="coders">Who coded what</h2>
      <TableScroll label="Passages by coder">
        <table>
          <thead>
            <tr>
              <th scope="col">Coder</th>
              <th scope="col" className="number">
                Passages
              </th>
              <th scope="col" className="number">
                Letters
              </th>
            </tr>
          </thead>
          <tbody>
            {coders.map(({ coder, passages, letters }) => (
              <tr key={coder?.id ?? ''}>
                <th scope="row" dir="auto">
                  {coder?.name ?? 'Came in with a package, a table or the example'}
                </th>
                <td className="number">{passages.toLocaleString('en')}</td>
                <td className="number">{letters.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p>{agreement}</p>
      <p className="tiny muted">
        Passages of this dossier’s topics in letters that you may read, approved and not withdrawn;
        what is reported about somebody else is not among them.
      </p>
    </section>
  )
}

const sources = [
  'Levels from −2 to +2: the scale of LobbyMap (InfluenceMap).',
  'Consensus: W. J. Tastle, M. J. Wierman, “Consensus and dissention”, International Journal of Approximate ' +
    'Reasoning 45 (2007), 531–545.',
  'Interval: B. Efron, R. Tibshirani, “An Introduction to the Bootstrap” (1993), chapter 13.',
  'Agreement: K. Krippendorff, “Computing Krippendorff’s Alpha-Reliability” (2011), section D.',
]

/** Where the formulas come from. */
export function SourcesCard() {
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul>
        {sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
      <p className="small">
        The letters themselves stand above, each with its reference; what each says is one click
        away.
      </p>
    </section>
  )
}
