/** "Loading" that appears only when it takes long enough to be noticed. */
import { useEffect, useState } from 'react'

const PATIENCE = 250

export function Late({ text }: { text: string }) {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="late" role="status">
      {isLate ? text : ''}
    </p>
  )
}
