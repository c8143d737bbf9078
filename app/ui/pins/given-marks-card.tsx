import { Form, Link } from '@remix-run/react'
import { describeMark, hasColour, pairCount, type ActorPair } from '#app/domain/actor-marks.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { MarkGlyph } from './mark-glyph.tsx'
import './pins.css'

type GivenMarksProps = {
  given: readonly (ActorPair & { name: string })[]
  mayFree: boolean
}

/** Which actors have which colour and shape in the dossier; editors take them away again. */
export function GivenMarksCard({ given, mayFree }: GivenMarksProps) {
  const pairs = given.filter(({ mark }) => hasColour(mark))
  return (
    <section className="card" aria-labelledby="given-marks">
      <h2 id="given-marks">Colours of pinned actors</h2>
      <p className="small muted">
        {describeUse(pairs.length)} Whoever is pinned first by anybody gets one, the same for
        everybody and in every file.
      </p>
      {given.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Colour and shape</th>
              <th scope="col">Actor</th>
              <th scope="col">Pinned by</th>
              {mayFree && <th scope="col">Free it</th>}
            </tr>
          </thead>
          <tbody>
            {given.map(({ actorId, name, mark, pinnedBy }) => (
              <tr key={actorId}>
                <td>
                  <MarkGlyph mark={mark} /> {describeMark(mark)}
                </td>
                <td>
                  <Link to={`/actors/${actorId}`}>{name}</Link>
                </td>
                <td>{pinnedBy ? formatQuantity(pinnedBy, 'person', 'people') : 'nobody now'}</td>
                {mayFree && (
                  <td>
                    {hasColour(mark) && (
                      <Form method="post" preventScrollReset>
                        <input type="hidden" name="actor" value={actorId} />
                        <button
                          className="button quiet"
                          name="deed"
                          value="free pair"
                          aria-label={`Free colour and shape of ${name}`}
                        >
                          Free
                        </button>
                      </Form>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function describeUse(pairs: number): string {
  if (!pairs) return `None of the ${pairCount} colours with a shape is given yet.`
  return pairs < pairCount
    ? `${pairs} of the ${pairCount} colours with a shape are given.`
    : `All ${pairCount} colours with a shape are given, so whoever is pinned next is grey with a shape of its own ` +
        'until an editor frees a colour.'
}
