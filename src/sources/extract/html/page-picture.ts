import type { Picture } from "../../../model/picture.ts";
import { pictureAt } from "../../picture.ts";
import { isNode, texts } from "./linked-data.ts";
import type { PageStatements } from "./page-sources.ts";

/** The picture that a page gives for its article, with the page's own words for it; null where it gives none. */
export function pagePicture({ metas, nodes, url }: PageStatements): Picture | null {
  const alt = metas.first("og:image:alt", "twitter:image:alt");
  const stated = metas
    .all("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
    .map((address) => pictureAt(address, url, alt));
  const linked = nodes
    .flatMap((node) => linkedPictures(node["image"]))
    .map((picture) => pictureAt(picture.url, url, picture.alt));
  return [...stated, ...linked].find((picture) => picture !== null) ?? null;
}

/** `image` may be an address, an ImageObject, or a list of either. */
function linkedPictures(image: unknown): Picture[] {
  if (typeof image === "string") return [{ url: image, alt: null }];
  if (Array.isArray(image)) return image.slice(0, MOST).flatMap(linkedPictures);
  if (!isNode(image)) return [];
  const address = texts(image["url"] ?? image["contentUrl"])[0];
  return address === undefined
    ? []
    : [{ url: address, alt: texts(image["caption"] ?? image["description"])[0] ?? null }];
}

const MOST = 10;
