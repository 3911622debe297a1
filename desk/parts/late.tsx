/** What is said only when it takes long enough to be noticed: a blink of the line is no news. */
import { useEffect, useState } from 'react'

const PATIENCE = 250 // milliseconds

export function Late({ text, after = PATIENCE }: { text: string; after?: number }) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return (
    <p className="late" role="status">
      {isLate ? text : ''}
    </p>
  )
}
