import type { CustomerView } from '../../contract/desk.ts'
import { useWords } from '../choices.tsx'
import { Icon } from './icon.tsx'

/** Where the customer can be reached, and where not any more. */
export function Addresses({ of: customer }: { of: CustomerView }) {
  const words = useWords()
  return (
    <>
      {customer.addresses.length > 0 && (
        <ul className="addresses">
          {customer.addresses.map(address => (
            <li key={`${address.kind}:${address.value}`}>
              <Icon sign={address.kind === 'email' ? 'letter' : 'call'} size={13} />
              <span className="break">{address.value}</span>
              {address.isVerified && (
                <span className="good" title={words.now.verified}>
                  <Icon sign="check" size={12} />
                  <span className="hidden">{words.now.verified}</span>
                </span>
              )}
              {address.isUnreachable === true && (
                <span className="warn">
                  <Icon sign="warn" size={12} /> {words.mailAside.unreachable}
                </span>
              )}
              {address.isUnwanted === true && (
                <span className="warn">
                  <Icon sign="warn" size={12} /> {words.mailAside.unwanted}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {customer.addresses.some(({ isUnwanted }) => isUnwanted === true) && (
        <p className="hint">{words.mailAside.unwantedMeans}</p>
      )}
    </>
  )
}
