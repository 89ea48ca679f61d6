# syntax=docker/dockerfile:1.7

# One image for each service that needs nothing special:
#   docker build -f docker/service.Dockerfile --build-arg SERVICE_NAME=catalog .
ARG NODE_VERSION=24.11.1

FROM node:${NODE_VERSION}-bookworm-slim AS build
ARG SERVICE_NAME
ENV COREPACK_ENABLE_DOWNLOAD_PROMPT=0 \
    npm_config_store_dir=/pnpm/store
RUN corepack enable
WORKDIR /repo

# Manifests first: editing a source file does not install again.
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages/kernel/package.json packages/kernel/
COPY packages/messaging/package.json packages/messaging/
COPY services/${SERVICE_NAME}/package.json services/${SERVICE_NAME}/
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm install --frozen-lockfile --filter "@shop/${SERVICE_NAME}..."

COPY tsconfig.base.json ./
COPY packages/ packages/
COPY services/${SERVICE_NAME}/ services/${SERVICE_NAME}/
RUN pnpm --filter "@shop/${SERVICE_NAME}..." build
RUN --mount=type=cache,id=pnpm,target=/pnpm/store \
    pnpm --filter "@shop/${SERVICE_NAME}" --prod deploy /out

FROM node:${NODE_VERSION}-bookworm-slim AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /out ./
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
