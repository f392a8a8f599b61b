"""The modules that have a stand-in: `facts` of the host about the interpreter in; `STANDINS`, by module name, out."""

class _Slotted:
    __slots__ = ("member",)


def _generator():
    yield


_mock = Module(Mock=Mock, MagicMock=Mock, call=call, patch=patch)
_import_helper = Module(import_fresh_module=import_fresh_module)
_io = Module(StdIOBuffer=StdIOBuffer)
_os_helper = Module(EnvironmentVarGuard=EnvironmentVarGuard)
_threading_helper = Module(
    reap_threads=_identity,
    requires_working_threading=_decorator_factory,
)
_unittest = Module(
    SkipTest=SkipTest,
    TestCase=TestCase,
    expectedFailure=expected_failure,
    mock=_mock,
    skip=skip,
    skipIf=skip_if,
    skipUnless=skip_unless,
)
_support = Module(
    ALWAYS_EQ=AlwaysEqual(),
    LARGEST=Largest(),
    MISSING_C_DOCSTRINGS=False,
    HAVE_DOCSTRINGS=True,
    MAX_Py_ssize_t=facts["maxsize"],
    NEVER_EQ=NeverEqual(),
    SMALLEST=Smallest(),
    Py_DEBUG=False,
    bigaddrspacetest=_identity,
    check_impl_detail=check_impl_detail,
    check_syntax_error=check_syntax_error,
    cpython_only=_identity,
    disable_gc=Nothing,
    gc_collect=_no_collection,
    impl_detail=impl_detail,
    is_wasi=False,
    is_emscripten=False,
    no_tracing=_identity,
    requires_IEEE_754=_identity,
    requires_docstrings=_identity,
    requires_resource=_decorator_factory,
    skip_if_pgo_task=_identity,
    sortdict=sort_dict,
    swap_attr=swap_attr,
    swap_item=swap_item,
    verbose=False,
)
_sys = Module(
    byteorder=facts["byteorder"],
    flags=Module(bytes_warning=0, dont_write_bytecode=0, no_docstrings=0, optimize=0),
    float_info=facts["float_info"],
    float_repr_style=facts["float_repr_style"],
    getrecursionlimit=_recursion_limit,
    gettrace=_no_trace,
    hash_info=facts["hash_info"],
    implementation=Module(name="cpython"),
    int_info=facts["int_info"],
    maxsize=facts["maxsize"],
    maxunicode=facts["maxunicode"],
    platform=facts["platform"],
    version_info=facts["version_info"],
)
_types = Module(
    BuiltinFunctionType=type(len),
    BuiltinMethodType=type([].append),
    EllipsisType=type(...),
    FunctionType=Asked(lambda: type(_generator)),
    GeneratorType=type(_generator()),
    GenericAlias=type(list[int]),
    LambdaType=Asked(lambda: type(_generator)),
    MappingProxyType=type(Module.__dict__),
    MemberDescriptorType=type(_Slotted.member),
    MethodDescriptorType=type(str.join),
    MethodType=type(Module(a=1).__init__),
    MethodWrapperType=type((1).__add__),
    NoneType=type(None),
    NotImplementedType=type(NotImplemented),
    UnionType=type(int | str),
    WrapperDescriptorType=type(int.__add__),
)
_gc = Module(collect=_no_collection, disable=_no_collection, enable=_no_collection, isenabled=_yes)
_inspect = Module(cleandoc=clean_doc)
_textwrap = Module(dedent=dedent)
_warnings = Module(
    catch_warnings=Warned,
    filterwarnings=_ignored,
    resetwarnings=_ignored,
    simplefilter=_ignored,
)
_warnings_helper = Module(
    check_no_resource_warning=no_warnings,
    check_no_warnings=no_warnings,
    check_warnings=CheckedWarnings,
    ignore_warnings=_decorator_factory,
    save_restore_warnings_filters=Warned,
)
STANDINS = {
    "gc": _gc,
    "inspect": _inspect,
    "io": _io,
    "sys": _sys,
    "test.support": _support,
    "test.support.import_helper": _import_helper,
    "test.support.os_helper": _os_helper,
    "test.support.threading_helper": _threading_helper,
    "test.support.warnings_helper": _warnings_helper,
    "textwrap": _textwrap,
    "types": _types,
    "unittest": _unittest,
    "unittest.mock": _mock,
    "warnings": _warnings,
}
