# syntax=docker/dockerfile:1
# Two stages; the second holds no compiler, runs as an unprivileged user and expects a read-only root:
#   docker run --read-only --tmpfs /tmp -v mash-state:/var/lib/mash-gateway -v ./site:/etc/mash-gateway:ro mash-gateway
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
COPY requirements-run.lock ./
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes -r requirements-run.lock
COPY gateway /opt/mash-gateway/gateway
COPY parsers /opt/mash-gateway/parsers
COPY redaction /opt/mash-gateway/redaction
COPY config /opt/mash-gateway/config
RUN /opt/venv/bin/python -m compileall -q /opt/mash-gateway

FROM python:3.11-slim-bookworm
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libmagic1 tesseract-ocr tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/mash-gateway --create-home mash
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/mash-gateway /opt/mash-gateway
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/opt/mash-gateway \
    PYTHONSAFEPATH=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    OPENBLAS_NUM_THREADS=1 \
    MASH_GATEWAY_CONFIG=/etc/mash-gateway
USER 10001
WORKDIR /var/lib/mash-gateway
VOLUME ["/var/lib/mash-gateway"]
EXPOSE 2525 8080 9464
HEALTHCHECK --interval=30s --timeout=10s --start-period=90s --retries=3 CMD ["python", "-m", "gateway", "doctor", "--running"]
ENTRYPOINT ["tini", "--", "python", "-m", "gateway"]
CMD ["serve"]
