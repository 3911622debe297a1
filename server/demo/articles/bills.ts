/** Bills and payments. */
import type { DemoArticle } from './write.ts'

const topic = { en: 'Bills and payments', es: 'Facturas y pagos' } as const

export const billArticles: readonly DemoArticle[] = [
  {
    slug: 'read-your-bill',
    reads: 305,
    en: {
      topic: topic.en,
      title: 'How to read your bill',
      body: `A bill has three parts: what you pay each month, what you used beyond it, and what is left from before.

| Part | What it is |
|---|---|
| **Monthly** | The price of each of your services, for the month to come. |
| **Used beyond** | Calls, messages and data that your plan does not include, with day and time. |
| **From before** | What was not paid yet, or what we owe you. A minus sign is in your favour. |

## The first bill is higher

It has the days from your start to the end of that month, and the next month too. The second one is as it always will be.

## Something on it is strange

[Ask us](/), and say which line of the bill. A question about a bill is free, and nobody cuts your service while it is open.`,
    },
    es: {
      topic: topic.es,
      title: 'Cómo leer su factura',
      body: `La factura tiene tres partes: lo que paga cada mes, lo que usó de más y lo que queda de antes.

| Parte | Qué es |
|---|---|
| **Cuota** | El precio de cada servicio suyo, por el mes que viene. |
| **Uso de más** | Llamadas, mensajes y datos que no entran en su tarifa, con día y hora. |
| **De antes** | Lo que quedó sin pagar, o lo que le debemos. Con un signo menos, es a su favor. |

## La primera factura es más alta

Trae los días desde su alta hasta fin de mes, y además el mes siguiente. La segunda ya es como serán todas.

## Hay algo raro en ella

[Pregúntenos](/) y díganos en qué línea de la factura. Preguntar por una factura no cuesta nada, y nadie le corta el servicio mientras la pregunta está abierta.`,
    },
  },
  {
    slug: 'cannot-pay-this-month',
    reads: 97,
    en: {
      topic: topic.en,
      title: 'You cannot pay this month',
      body: `Money is short, or a bill is late: tell us before the date if you can, and after it if you could not. You need not say why.

## What we can do

- **Later:** a new date within two months, without a fee.
- **In parts:** up to six parts, on days that you choose.
- **Less:** together we look at what you really use. If a cheaper plan fits, you change at once, also within your contract.

## What we do not do

We do not cut a line that somebody depends on. We send nothing to a collector while we talk. We charge nothing for having talked.

[Write to us](/). One person takes it on, and you say it once.`,
    },
    es: {
      topic: topic.es,
      title: 'Este mes no puede pagar',
      body: `Falta dinero, o la factura va con retraso: díganoslo antes de la fecha si puede, y después si no pudo. No hace falta que diga por qué.

## Lo que podemos hacer

- **Más tarde:** otra fecha, dentro de dos meses, sin recargo.
- **A plazos:** hasta seis, en los días que usted elija.
- **Menos:** miramos juntos lo que usa de verdad. Si le va bien una tarifa más barata, cambia enseguida, también con permanencia.

## Lo que no hacemos

No cortamos una línea de la que alguien depende. No mandamos nada a cobradores mientras hablamos. No cobramos nada por haber hablado.

[Escríbanos](/). Una persona se ocupa, y usted lo cuenta una sola vez.`,
    },
  },
]
