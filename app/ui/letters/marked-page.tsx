import './original-pages.css'

/** A place on a picture, as shares of its width and height. */
export type MarkBox = { left: number; top: number; width: number; height: number }

type Props = { src: string; alt: string; boxes: readonly MarkBox[]; onError?: () => void }

/** A page of an original with places marked over its picture, so that one picture serves every mark. */
export function MarkedPage({ src, alt, boxes, onError }: Props) {
  return (
    <div className="original-page">
      <img src={src} alt={alt} onError={onError} />
      <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
        {boxes.map(({ left, top, width, height }) => (
          <rect key={`${left} ${top}`} x={left} y={top} width={width} height={height} />
        ))}
      </svg>
    </div>
  )
}
