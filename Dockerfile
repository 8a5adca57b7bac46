# syntax=docker/dockerfile:1
# The same file builds for amd64 and arm64: nothing in it is compiled.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# What the bot itself uses: no tools, and no preview.
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund \
  && find node_modules \( -name "*.map" -o -name "*.d.ts" -o -name "*.d.cts" -o -name "*.d.mts" \) -delete
COPY src ./src
COPY deploy/healthy.js ./deploy/healthy.js
COPY LICENSE NOTICE ./
RUN mkdir data digests config

# libc, libstdc++, certificates and time zones; no shell, no package manager.
FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build --chown=65532:65532 /app /app
WORKDIR /app
USER 65532:65532
ENV NODE_ENV=production
VOLUME ["/app/data", "/app/digests"]
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s --retries=3 \
  CMD ["/usr/local/bin/node", "deploy/healthy.js"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/local/bin/node", "src/main.ts"]
CMD ["serve"]
