/** Joining, changing, moving, leaving. */
import type { DemoArticle } from './write.ts'

const topic = { en: 'Your contract', es: 'Su contrato' } as const

export const contractArticles: readonly DemoArticle[] = [
  {
    slug: 'move-house',
    reads: 181,
    en: {
      topic: topic.en,
      title: 'Moving house',
      body: `You are moving, and your phone and internet should move with you: tell us **two weeks before**, and they work on the day on which you arrive.

1. [Write to us](/) with the new address and the day.
2. We look up what is possible there, and tell you within one working day.
3. A technician comes on a day that you choose. Often nobody has to come.

## What it costs

Nothing. If your plan cannot be had at the new place, you may leave without a fee, or take a smaller one.

## Your number

Within the same area you keep it. Elsewhere you get a new one, and callers of the old one hear the new one for three months.`,
    },
    es: {
      topic: topic.es,
      title: 'Cambio de casa',
      body: `Se muda y quiere que el teléfono y el internet se muden con usted: avísenos **dos semanas antes** y funcionarán el día que llegue.

1. [Escríbanos](/) con la dirección nueva y el día.
2. Miramos qué es posible allí y se lo decimos en un día laborable.
3. Viene un técnico el día que usted elija. Muchas veces no hace falta que venga nadie.

## Lo que cuesta

Nada. Si en la casa nueva no hay su tarifa, puede darse de baja sin penalización, o tomar una menor.

## Su número

En la misma zona lo conserva. Fuera de ella recibe uno nuevo, y quien llame al antiguo oirá el nuevo durante tres meses.`,
    },
  },
  {
    slug: 'keep-your-number',
    reads: 126,
    en: {
      topic: topic.en,
      title: 'Keep your number when you come or go',
      body: `Bringing your phone number from another company, or taking it away from us: the number is yours.

## Coming to us

Ask your old company for the *transfer code* and send it to us with the number. **Do not cancel there first:** the transfer does that, and a number that was cancelled is lost.

## Going elsewhere

Send the word **PAC** to 65075 from your mobile, or [ask us](/). You have the code at once. We do not ask why, and we offer you nothing.

## How long it takes

One working day. For some minutes neither of the two cards works: that is normal. If it takes longer, we owe you money for each day, and it comes by itself.`,
    },
    es: {
      topic: topic.es,
      title: 'Conserve su número al venir o al irse',
      body: `Traer su número de otra compañía, o llevárselo de la nuestra (portabilidad): el número es suyo.

## Si viene

Pídanos la portabilidad y díganos el número y la compañía. **No se dé de baja antes allí:** lo hace la propia portabilidad, y un número dado de baja se pierde.

## Si se va

Basta con que lo pida en la compañía nueva, o [díganoslo](/). No preguntamos por qué y no le ofrecemos nada.

## Cuánto tarda

Un día laborable. Durante unos minutos no funciona ninguna de las dos tarjetas: es normal. Si tarda más, le debemos dinero por cada día, y llega solo.`,
    },
  },
  {
    slug: 'cancel',
    reads: 158,
    en: {
      topic: topic.en,
      title: 'Cancelling is as easy as joining',
      body: `You want to cancel, leave or end your contract: one sentence is enough, in the way that you like best.

- [Write it here](/): “I want to cancel.” Say from which day, if it matters.
- Or ring us. Whoever answers does it. There is no other department.

You get a confirmation with the last day and the last amount, within a minute.

## What it costs

| When | What you pay |
|---|---|
| After the minimum time | Nothing. |
| Before it | What is left of the price of the device. Nothing else. |
| Because we broke a promise | Nothing. |

Nobody asks you to explain. Nobody makes you an offer, unless you ask for one.

## You changed your mind

For thirty days one sentence brings everything back as it was, with your number.`,
    },
    es: {
      topic: topic.es,
      title: 'Darse de baja es tan fácil como darse de alta',
      body: `Quiere darse de baja, cancelar o acabar su contrato: basta una frase, por el medio que prefiera.

- [Escríbala aquí](/): «Quiero darme de baja». Diga desde qué día, si le importa.
- O llámenos. Quien responda lo hace. No hay otro departamento.

Recibe en un minuto la confirmación, con el último día y el último importe.

## Lo que cuesta

| Cuándo | Lo que paga |
|---|---|
| Después de la permanencia | Nada. |
| Antes | Lo que quede del precio del aparato. Nada más. |
| Porque faltamos a una promesa | Nada. |

Nadie le pide explicaciones. Nadie le hace una oferta, salvo que usted la pida.

## Si cambia de idea

Durante treinta días una frase lo devuelve todo a como estaba, con su número.`,
    },
  },
]
