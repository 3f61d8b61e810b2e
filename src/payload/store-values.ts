import type { EventScene } from './event-scene.ts';
import type { StoryValues } from './story-values.ts';

const VARIANTS = ['S', 'M', 'L', 'XL'];

/** The values of what a location sells: one product in one variant, at one price, in every order and invoice. */
export function createStoreValues(scene: EventScene): StoryValues {
  const { location, companyId } = scene;
  const draws = (field: string) => scene.draws(location.id, field);
  const name = (): string => scene.faker(location.id, 'product-name').commerce.productName();
  const variant = (): string => draws('product-variant').pick(VARIANTS);
  const price = (): number => draws('price').integer(25, 480);
  // Ten per cent, in whole cents.
  const taxCents = (): number => price() * 10;
  const image = (): string => draws('product-image').uuid();
  return {
    productName: name,
    productVariantName: () => `${name()} - ${variant()}`,
    productDescription: () => scene.faker(location.id, 'product-description').commerce.productDescription(),
    productImageTitle: () => `${image()}.png`,
    productImageUrl: () => `https://storage.example.com/${location.id}/media/${image()}.png`,
    statementDescriptor: () => location.name.toUpperCase().slice(0, 22),
    variantName: variant,
    price,
    priceBefore: () => price() + 20,
    tax: () => taxCents() / 100,
    priceWithTax: () => (price() * 100 + taxCents()) / 100,
    firstPayment: () => Math.ceil(price() / 2),
    secondPayment: () => Math.floor(price() / 2),
    invoiceName: () => `${name()} for ${scene.contact.name}`,
    stripeProductId: () => `prod_${draws('stripe-product').alphanumeric(14)}`,
    saasProductId: () => `prod_${scene.draws(companyId, 'saas-product').alphanumeric(14)}`,
    saasPriceId: () => `price_${scene.draws(companyId, 'saas-price').alphanumeric(24)}`,
  };
}
