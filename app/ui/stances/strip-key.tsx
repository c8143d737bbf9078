import { SilenceGlyph } from '#app/charts/silence-glyph.tsx'
import { absences } from '#app/domain/level.ts'
import { fadingMonths } from '#app/domain/evidence-age.ts'

/** What the marks of strips and bars mean. */
export function StripKey() {
  return (
    <div className="strip-key" aria-label="Key">
      <KeySign words="a letter">
        <circle className="strip-dot s" cx="9" cy="7" r="3.6" />
      </KeySign>
      <KeySign words="conditional">
        <circle className="strip-dot s ring" cx="9" cy="7" r="3.6" />
      </KeySign>
      <KeySign words="date uncertain">
        <rect className="strip-span s" x="0" y="4" width="18" height="7" rx="3.5" />
      </KeySign>
      <KeySign words="many letters, one tick each">
        {[3, 6, 9, 12, 15].map((x) => (
          <line key={x} className="strip-tick s" x1={x} x2={x} y1="3" y2="11" />
        ))}
      </KeySign>
      <KeySign words="carried forward">
        <line className="strip-line s carried" x1="0" x2="18" y1="7" y2="7" />
      </KeySign>
      <KeySign words={`no letter for ${fadingMonths} months`}>
        <line className="strip-line s faded" x1="0" x2="18" y1="7" y2="7" />
      </KeySign>
      {absences.map(({ absence, word }) => (
        <KeySign key={absence} words={word}>
          <SilenceGlyph absence={absence} x={9} y={7} />
        </KeySign>
      ))}
      <KeySign words="moved, established">
        <path className="strip-move" d="M5 10h8l-4-6z" />
      </KeySign>
      <KeySign words="moved, once so far">
        <path className="strip-move once" d="M5 10h8l-4-6z" />
      </KeySign>
      <KeySign words="now">
        <circle className="stance-now s" cx="9" cy="7" r="4.6" />
      </KeySign>
      <KeySign words="record">
        <rect className="stance-record" x="8" y="0" width="2" height="14" />
      </KeySign>
    </div>
  )
}

function KeySign({ words, children }: { words: string; children: React.ReactNode }) {
  return (
    <span>
      <svg width="18" height="14" aria-hidden="true">
        {children}
      </svg>
      {words}
    </span>
  )
}
