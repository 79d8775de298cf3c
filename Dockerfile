# Statuary with nothing around it. In the folder of a project:
#
#     docker build --tag statuary path/to/this/checkout
#     docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/project" statuary build
#
# `statuary diff` and `--commit` need git, which is not in it.

FROM python:3.13-slim AS build
WORKDIR /source
RUN ["python3", "-m", "venv", "--without-pip", "/opt/statuary"]
COPY requirements.txt ./
RUN ["python3", "-m", "pip", "--python", "/opt/statuary", "install", "--no-cache-dir", \
     "--require-hashes", "--requirement", "requirements.txt"]
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
RUN ["python3", "-m", "pip", "--python", "/opt/statuary", "install", "--no-cache-dir", \
     "--no-deps", "--no-build-isolation", "."]

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Statuary" \
      org.opencontainers.image.description="Static incident status pages, from files in git" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /opt/statuary /opt/statuary
ENV PATH="/opt/statuary/bin:$PATH"
USER 1000:1000
WORKDIR /project
ENTRYPOINT ["statuary"]
CMD ["--help"]
