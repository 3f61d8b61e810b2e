import { contactDetails } from './contact-sources.ts';
import {
  type EventSources,
  hexId,
  pages,
  recordId,
  shortId,
  story,
  storyId,
  usual,
  uuid,
} from './event-source.ts';

const order: EventSources = {
  _id: hexId('contact', 'order'),
  'taxSummary[]._id': hexId('location', 'tax'),
  'taxSummary[].amount': story('tax'),
  amount: story('priceWithTax'),
  'amountSummary.subtotal': story('price'),
  'amountSummary.tax': story('tax'),
  'source.id': recordId('location', 'store'),
  'source.meta.stepId': uuid('location', 'store-step'),
  'source.meta.pageId': recordId('location', 'store-page'),
  'source.meta.domain': story('locationShopDomain'),
  ...Object.fromEntries(
    Object.entries(contactDetails).map(([name, source]) => [`contactSnapshot.${name}`, source]),
  ),
  'contactSnapshot.locationId': storyId('locationId'),
  'items[].name': story('productVariantName'),
  'items[].product._id': hexId('location', 'product'),
  'items[].product.name': story('productName'),
  'items[].product.variants[].id': shortId('location', 'variant'),
  'items[].product.variants[].options[].id': shortId('location', 'variant-option'),
  'items[].product.variants[].options[].name': story('variantName'),
  'items[].price._id': hexId('location', 'price'),
  'items[].price.name': story('variantName'),
  'items[].price.amount': story('price'),
  'items[].price.variantOptionIds[]': shortId('location', 'variant-option'),
};

const product: EventSources = {
  _id: hexId('location', 'product'),
  description: story('productDescription'),
  'variants[].id': shortId('location', 'variant'),
  'variants[].options[].id': shortId('location', 'variant-option'),
  'variants[].options[].name': story('variantName'),
  'medias[].id': shortId('location', 'product-media'),
  'medias[].title': story('productImageTitle'),
  'medias[].url': story('productImageUrl'),
  name: story('productName'),
  statementDescriptor: story('statementDescriptor'),
  image: story('productImageUrl'),
};

const price: EventSources = {
  _id: hexId('location', 'price'),
  'membershipOffers[]._id': hexId('location', 'membership-offer'),
  'variantOptionIds[]': shortId('location', 'variant-option'),
  product: hexId('location', 'product'),
  name: story('variantName'),
  currency: usual('USD'),
  amount: story('price'),
  compareAtPrice: story('priceBefore'),
};

const PRICE_TYPE = { enum: ['one_time', 'recurring'], ...usual('one_time') };

/** The sources of the order, product and price pages. */
export const storeSources: Readonly<Record<string, EventSources>> = {
  ...pages(order, { OrderCreate: {}, OrderStatusUpdate: {} }),
  ...pages(product, { ProductCreate: {}, ProductUpdate: {}, ProductDelete: {} }),
  ...pages(price, {
    PriceCreate: { priceType: PRICE_TYPE },
    // These two pages call it `type`; see the contradictions.
    PriceUpdate: { priceType: PRICE_TYPE },
    PriceDelete: { priceType: PRICE_TYPE },
  }),
};
