/** The light colours of tokens.css by their names there: a picture that leaves a screen has no theme to follow. */
export const pictureColours = {
  card: '#ffffff',
  ink: '#1d2129',
  'ink-2': '#565d69',
  'ink-3': '#6b7280',
  rule: '#e4e2dd',
  'rule-2': '#f0eeea',
  accent: '#2f4b9b',
  paper: '#fbfaf8',
  so: '#9a4b0c',
  o: '#d79b52',
  m: '#9aa0a8',
  s: '#5fb3a8',
  ss: '#0b6e63',
  'so-bg': '#f6e3d3',
  'o-bg': '#fbf0e0',
  'm-bg': '#eeeff1',
  's-bg': '#e2f3f0',
  'ss-bg': '#cfe9e4',
  'so-ink': '#7a3806',
  'o-ink': '#7a4b0b',
  'm-ink': '#4c535d',
  's-ink': '#13564d',
  'ss-ink': '#06463f',
  'o-mk': '#c27f2f',
  'm-mk': '#858b94',
  's-mk': '#3c9a8e',
} as const
type Name = keyof typeof pictureColours

const { card, ink, rule, accent } = pictureColours
const [ink2, ink3] = [pictureColours['ink-2'], pictureColours['ink-3']]

/** What stance-bar.css, strips.css and distribution.css say of every mark, whatever its level. */
const ofAll = [
  `text{font-family:Inter,'Inter Variable',system-ui,sans-serif;fill:${ink}}`,
  `.muted{fill:${ink2}}`,
  `.strip-milestone{stroke:${ink3};stroke-dasharray:1 4}`,
  `.strip-milestone-name{fill:${ink2};font-size:10.5px}`,
  `.strip-year{fill:${ink3};font-size:10.5px}`,
  `.strip-period{fill:${pictureColours['rule-2']}}`,
  `.strip-veil{fill:${card};opacity:.55}`,
  `.strip-as-of{stroke:${accent};stroke-width:1.6}`,
  `.strip-zero{stroke:${rule}}`,
  '.strip-line{stroke-width:1.7}',
  '.strip-line.carried{stroke-dasharray:2 3}',
  '.strip-line.faded{stroke-dasharray:1 4;opacity:.6}',
  '.strip-step.later,.strip-jump.later{opacity:.3}',
  '.strip-area{fill-opacity:.45}',
  '.strip-area.m{fill-opacity:.4}',
  '.strip-area.carried{opacity:.55}',
  '.strip-area.faded{opacity:.16}',
  `.strip-jump{stroke:${ink3};stroke-width:1}`,
  `.strip-gap{fill:${card}}`,
  `.strip-dot{stroke:${card};stroke-width:1.2}`,
  '.strip-tick{stroke-width:1.4}',
  '.strip-span{opacity:.42}',
  '.strip-dot.later,.strip-tick.later,.strip-silence.later{opacity:.42}',
  '.strip-span.later{opacity:.2}',
  `.strip-run-line{stroke:${ink3}}`,
  `.strip-run-words{fill:${ink2};font-size:10px}`,
  `.strip-move{fill:${ink};stroke:${ink};stroke-width:.9}`,
  `.strip-move.once{fill:${card}}`,
  '.group-band{opacity:.86}',
  `.stance-step.on-paper{stroke:${ink};stroke-width:.5}`,
  `.stance-step.outlined{fill:none;stroke:${rule}}`,
  `.stance-nothing{stroke:${ink3};stroke-dasharray:1 3}`,
  `.stance-now{stroke:${card};stroke-width:1.4}`,
  `.stance-record{fill:${ink}}`,
  `.stance-spread{fill:none;stroke:${ink};stroke-width:1.2}`,
  '.stance-spread.range{stroke-dasharray:2 2}',
  `.stance-arrow{fill:${ink};stroke:${ink};stroke-width:1.2}`,
  `.stance-before{fill:${card};stroke:${ink};stroke-width:1.3}`,
  `.texture-full{fill:${ink}}`,
  `.texture-line{fill:none;stroke:${ink2}}`,
  '.texture-line.dashed{stroke-dasharray:4 3}',
  '.texture-line.dotted{stroke-dasharray:1 3}',
  '.texture-line.sparse{stroke-dasharray:1 8}',
  `.silence-glyph{fill:none;stroke:${ink};stroke-width:1.3}`,
  `.silence-glyph.withheld{fill:${ink}}`,
  `.distribution-area.unknown{fill:${ink3};opacity:.28}`,
]

/** The colour that lines, dots and marks of a level have on white. */
const markNames: Record<string, Name> = { so: 'so', o: 'o-mk', m: 'm-mk', s: 's-mk', ss: 'ss' }

/** The rules of one level, by its code. */
function listLevelRules([code, markName]: [string, Name]): string[] {
  const mark = pictureColours[markName]
  const filled = ['strip-span', 'strip-dot', 'group-band', 'stance-now', 'stance-member']
  return [
    ...[...filled, 'distribution-area'].map((name) => `.${name}.${code}{fill:${mark}}`),
    `.strip-area.${code}{fill:${pictureColours[code as Name]}}`,
    `.strip-line.${code},.strip-tick.${code}{stroke:${mark}}`,
    `.strip-step.${code}{fill:${mark}}`,
    `.strip-dot.ring.${code}{fill:${card};stroke:${mark};stroke-width:1.8}`,
    `.stance-now.ring.${code}{fill:${card};stroke:${mark};stroke-width:2}`,
    `.stance-step.${code}{fill:${pictureColours[`${code}-bg` as Name]}}`,
    `.stance-word.${code}{fill:${pictureColours[`${code}-ink` as Name]}}`,
  ]
}

/**
 * How the marks of a picture look, a rule each, as `.name.name{property:value}`: with literal colours, as programs that
 * open pictures know no custom properties.
 */
export const pictureRules = [...Object.entries(markNames).flatMap(listLevelRules), ...ofAll]
